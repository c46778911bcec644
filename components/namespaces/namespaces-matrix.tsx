'use client';

import { Boxes } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useDeferredValue, useMemo, useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { connectHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { type MatrixSelection, planBulkAllowance } from '#lib/domain/bulk-allowance.ts';
import { mappingMatrix } from '#lib/domain/matrix.ts';
import { BulkBar } from './bulk-bar.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { OrphanMappings } from './orphan-mappings.tsx';

const AllowDialog = dynamic(
  () => loadPart(() => import('./allow-dialog.tsx')).then((module) => module.AllowDialog),
  {
    ssr: false,
  },
);

const BulkDialog = dynamic(
  () => loadPart(() => import('./bulk-dialog.tsx')).then((module) => module.BulkDialog),
  {
    ssr: false,
  },
);

const nothingSelected: MatrixSelection = { applications: new Set(), namespaces: new Set() };

/** What is allowed where: every Application against every namespace, changed in place. */
export function NamespacesMatrix() {
  const live = useBindingGraph();
  const namespaces = useObjects('namespaces');
  const [query, setQuery] = useUrlParam('q');
  const [system, setSystem] = useUrlParam('system');
  const [editing, setEditing] = useState<{ application: string; namespace: string }>();
  const [selection, setSelection] = useState<MatrixSelection>(nothingSelected);
  const [bulk, setBulk] = useState<'all' | 'none'>();
  const text = useDeferredValue(query.trim().toLowerCase());

  const matrix = useMemo(
    () =>
      mappingMatrix({
        applications: live.items.applications.filter(
          ({ metadata, spec }) =>
            text === '' || `${metadata.name} ${spec?.description ?? ''}`.toLowerCase().includes(text),
        ),
        applicationmappings: live.items.applicationmappings,
        namespaces: namespaces.items,
        chains: live.chains,
        withSystem: system === 'shown',
      }),
    [live.items, live.chains, namespaces.items, text, system],
  );
  const cell = matrix.rows
    .flatMap(({ cells }) => cells)
    .find(
      ({ application, namespace }) =>
        application.metadata.name === editing?.application && namespace === editing.namespace,
    );
  const isPending = live.isPending || namespaces.isPending;

  return (
    <>
      <PageHeader
        title="Namespaces"
        description="Which namespace may use which application. What is allowed appears in the catalog of the namespace."
      />
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchInput label="Filter applications" value={query} onChange={setQuery} />
        <Checkbox
          label="Show system namespaces"
          checked={system === 'shown'}
          onChange={(event) => setSystem(event.target.checked ? 'shown' : '')}
        />
      </div>
      {selection.applications.size === 0 && selection.namespaces.size === 0 ? null : (
        <BulkBar
          applications={selection.applications.size}
          namespaces={selection.namespaces.size}
          onAllow={() => setBulk('all')}
          onWithdraw={() => setBulk('none')}
          onClear={() => setSelection(nothingSelected)}
        />
      )}
      <OrphanMappings graph={live.graph} />
      <Card>
        <LoadState
          noun="namespaces"
          isPending={isPending}
          error={live.error ?? namespaces.error}
          onRetry={() => {
            live.retry();
            namespaces.retry();
          }}
        >
          {live.items.applications.length === 0 ? (
            <EmptyState
              icon={Boxes}
              title="No applications yet"
              action={
                <Link href={connectHref()} prefetch={false} className={buttonClass('primary')}>
                  Connect an application
                </Link>
              }
            >
              Once there is one, this page says which namespace may use it.
            </EmptyState>
          ) : matrix.rows.length === 0 ? (
            <EmptyState title="No application matches">Change the filter to see the others.</EmptyState>
          ) : (
            <MatrixTable matrix={matrix} selection={selection} onSelect={setSelection} onEdit={setEditing} />
          )}
        </LoadState>
      </Card>
      {bulk === undefined ? null : (
        <BulkDialog
          mode={bulk}
          plan={planBulkAllowance(matrix, selection, bulk)}
          onClose={() => setBulk(undefined)}
          onDone={() => {
            setBulk(undefined);
            setSelection(nothingSelected);
          }}
        />
      )}
      {cell === undefined ? null : (
        <AllowDialog
          key={`${cell.namespace}/${cell.application.metadata.name}`}
          cell={cell}
          chains={live.chains}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
