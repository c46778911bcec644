'use client';

import { Cable, KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useCallback, useMemo } from 'react';
import { ActionHost } from '#components/graph/action-host.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { ListTable } from '#components/ui/list-table.tsx';
import { NamespaceFilter } from '#components/ui/namespace-filter.tsx';
import { useFilteredList } from '#components/ui/use-filtered-list.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { type BindingRow, bindingRows } from '#lib/domain/view/binding-rows.ts';
import { bindingColumns } from './binding-columns.tsx';

const BindDialog = dynamic(
  () => loadPart(() => import('./bind-dialog.tsx')).then((module) => module.BindDialog),
  {
    ssr: false,
  },
);

function hasText(row: BindingRow, text: string): boolean {
  const words = [row.service, row.application, row.workload?.name, row.secretName, row.node.name];
  return text === '' || words.join(' ').toLowerCase().includes(text);
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
  const [namespace, setNamespace] = useUrlParam('namespace');
  // `new`, or what to bind as namespace/service: a link elsewhere opens the dialog
  const [binding, setBinding] = useUrlParam('bind');

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
  const isShown = useCallback(
    (row: BindingRow, text: string) =>
      (namespace === '' || row.namespace === namespace) && hasText(row, text),
    [namespace],
  );
  const list = useFilteredList(rows, isShown);
  const hasServices = live.items.serviceclasses.length > 0;
  const bind = (
    <Button look="primary" disabled={!hasServices} onClick={() => setBinding('new')}>
      <Cable aria-hidden />
      Bind a service
    </Button>
  );

  return (
    <>
      <ListPage
        title="Bindings"
        description="Which workload uses which service, through which instance and Secret."
        actions={bind}
        nouns={{ one: 'binding', many: 'bindings' }}
        loading={live}
        list={list}
        filters={<NamespaceFilter names={namespaces} value={namespace} onChange={setNamespace} />}
        onClearFilters={() => setNamespace('')}
        empty={
          <EmptyState
            icon={KeyRound}
            title="Nothing is bound yet"
            action={hasServices ? bind : <ConnectLink />}
          >
            {hasServices
              ? 'Bind a service to a workload: its pods get GATEWAY_URL.'
              : 'No service is allowed in any namespace yet: connect an application first.'}
          </EmptyState>
        }
      >
        <ListTable
          label="Bindings"
          rows={list.shown}
          rowKey={({ id }) => id}
          columns={bindingColumns}
          defaultSort="service"
        />
      </ListPage>
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
