'use client';

import { Cable, KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { RowsTable } from '#components/ui/rows-table.tsx';
import { useSelection } from '#components/ui/use-selection.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useRows } from '#lib/client/use-rows.ts';
import { useView } from '#lib/client/use-view.ts';
import type { BindingAction } from './binding-action-dialog.tsx';
import { bindingColumns } from './binding-columns.tsx';
import { bindingsFilter } from './bindings-filter.ts';
import { BindingsFilters } from './bindings-filters.tsx';
import { BindingsSelection } from './bindings-selection.tsx';

const BindDialog = dynamic(
  () => loadPart(() => import('./bind-dialog.tsx')).then((module) => module.BindDialog),
  { ssr: false },
);
const BindingActionDialog = dynamic(
  () => loadPart(() => import('./binding-action-dialog.tsx')).then((module) => module.BindingActionDialog),
  { ssr: false },
);

/** All instances and bindings: who uses which service, how, and how it is. */
export function BindingsPage() {
  const [query, setQuery] = useUrlParam('q');
  // `new`, or what to bind as namespace/service: a link elsewhere opens the dialog
  const [binding, setBinding] = useUrlParam('bind');
  const params = useSearchParams();
  const filter = bindingsFilter((name, fallback) => params.get(name) ?? fallback);
  const rows = useRows('binding-rows', filter);
  const hasServices = useView('binding-filters', { application: '' }).answer?.hasServices === true;
  const [acting, setActing] = useState<{ row: RowOf<'binding-rows'>; action: BindingAction }>();
  const { sort: _sort, ...shown } = filter;
  const selection = useSelection<RowOf<'binding-rows'>>(JSON.stringify(shown));
  const columns = useMemo(() => bindingColumns((row, action) => setActing({ row, action })), []);
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
        loading={rows}
        list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
        filters={<BindingsFilters filter={filter} />}
        onClearFilters={clearFilters}
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
        <RowsTable
          label="Bindings"
          rows={rows}
          columns={columns}
          defaultSort="service"
          selection={selection}
          rowName={({ name }) => name}
        />
      </ListPage>
      <BindingsSelection selection={selection} filter={filter} total={rows.total} />
      {acting === undefined ? null : <BindingActionDialog {...acting} onClose={() => setActing(undefined)} />}
      {binding === '' ? null : (
        <BindDialog preset={presetOf(binding, filter.namespace ?? '')} onClose={() => setBinding('')} />
      )}
    </>
  );
}

function clearFilters(): void {
  const url = new URL(window.location.href);
  for (const name of ['show', 'namespace', 'application', 'label']) {
    url.searchParams.delete(name);
  }
  window.history.replaceState(null, '', url);
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
