'use client';

import { Cable, KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useDeferredValue, useMemo } from 'react';
import { ActionHost } from '#components/graph/action-host.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { NameFilter } from '#components/ui/name-filter.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { type BindingRow, bindingRows } from '#lib/domain/binding-rows.ts';
import { bindingColumns } from './binding-columns.tsx';

const BindDialog = dynamic(
  () => loadPart(() => import('./bind-dialog.tsx')).then((module) => module.BindDialog),
  {
    ssr: false,
  },
);

function isShown(row: BindingRow, namespace: string, text: string): boolean {
  const words = [row.service, row.application, row.workload?.name, row.secretName, row.node.name];
  return (
    (namespace === '' || row.namespace === namespace) &&
    (text === '' || words.join(' ').toLowerCase().includes(text))
  );
}

/** All instances and bindings: who uses which service, how, and how it is. */
export function BindingsPage() {
  return (
    <ActionHost>
      <Bindings />
    </ActionHost>
  );
}

function Bindings() {
  const live = useBindingGraph();
  const secrets = useObjects('secrets');
  const [query, setQuery] = useUrlParam('q');
  const [namespace, setNamespace] = useUrlParam('namespace');
  const [sort, setSort] = useUrlParam('sort', 'service');
  // `new`, or what to bind as namespace/service: a link elsewhere opens the dialog
  const [binding, setBinding] = useUrlParam('bind');
  const text = useDeferredValue(query.trim().toLowerCase());

  const rows = useMemo(
    () =>
      bindingRows(live.graph, {
        servicebindings: live.items.servicebindings,
        servicebindingusages: live.items.servicebindingusages,
        secrets: secrets.items,
      }),
    [live.graph, live.items, secrets.items],
  );
  const namespaces = useMemo(() => [...new Set(rows.map((row) => row.namespace))].sort(), [rows]);
  const shown = useMemo(() => rows.filter((row) => isShown(row, namespace, text)), [rows, namespace, text]);
  const hasServices = live.items.serviceclasses.length > 0;
  const bind = (
    <Button look="primary" disabled={!hasServices} onClick={() => setBinding('new')}>
      <Cable aria-hidden />
      Bind a service
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Bindings"
        description="Which workload uses which service, through which instance and Secret."
        actions={bind}
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput label="Filter bindings" value={query} onChange={setQuery} />
        <NameFilter
          label="Namespace"
          all="All namespaces"
          names={namespaces}
          value={namespace}
          onChange={setNamespace}
        />
        <span role="status" className="text-sm text-muted tabular-nums sm:ml-auto">
          {live.isPending ? '' : `${shown.length} of ${rows.length}`}
        </span>
      </div>
      <Card className="overflow-x-auto">
        <LoadState noun="bindings" isPending={live.isPending} error={live.error} onRetry={live.retry}>
          {rows.length === 0 ? (
            <EmptyState
              icon={KeyRound}
              title="Nothing is bound yet"
              action={hasServices ? bind : <ConnectLink />}
            >
              {hasServices
                ? 'Bind a service to a workload: its pods get GATEWAY_URL.'
                : 'No service is allowed in any namespace yet: connect an application first.'}
            </EmptyState>
          ) : shown.length === 0 ? (
            <EmptyState title="No binding matches">Change the filter to see the others.</EmptyState>
          ) : (
            <DataTable
              label="Bindings"
              rows={shown}
              rowKey={({ id }) => id}
              columns={bindingColumns}
              sort={sort}
              onSort={setSort}
            />
          )}
        </LoadState>
      </Card>
      {binding === '' ? null : (
        <BindDialog preset={presetOf(binding, namespace)} onClose={() => setBinding('')} />
      )}
    </>
  );
}

function presetOf(binding: string, shownNamespace: string): { namespace?: string; serviceId?: string } {
  const [namespace = '', serviceId] = binding.split('/');
  if (serviceId !== undefined) {
    return { namespace, serviceId };
  }
  return shownNamespace === '' ? {} : { namespace: shownNamespace };
}

function ConnectLink() {
  return (
    <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
      <Cable aria-hidden />
      Connect an application
    </Link>
  );
}
