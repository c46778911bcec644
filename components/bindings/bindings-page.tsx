'use client';

import { Cable, KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ExportMenu } from '#components/ui/export-menu.tsx';
import { ListLookMenu } from '#components/ui/list-look-menu.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { RowsTable } from '#components/ui/rows-table.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import { UnknownAddress } from '#components/ui/unknown-address.tsx';
import { useSelection } from '#components/ui/use-selection.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { pageOf } from '#lib/client/list-address.ts';
import { shownColumns, useListLook } from '#lib/client/list-look.ts';
import { loadPart } from '#lib/client/load-part.ts';
import type { RowOf } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useRows } from '#lib/client/use-rows.ts';
import { useView } from '#lib/client/use-view.ts';
import type { BindingAction } from './binding-action-dialog.tsx';
import { bindingColumns } from './binding-columns.tsx';
import { bindingFilterParams, bindingsFilter, unknownOfBindings } from './bindings-filter.ts';
import { BindingsFilters } from './bindings-filters.tsx';

// who selects nothing needs none of it
const BindingsSelection = dynamic(
  () => loadPart(() => import('./bindings-selection.tsx')).then((module) => module.BindingsSelection),
  { ssr: false },
);
const BindDialog = dynamic(
  () => loadPart(() => import('./bind-dialog.tsx')).then((module) => module.BindDialog),
  { ssr: false },
);
const BindingActionDialog = dynamic(
  () => loadPart(() => import('./binding-action-dialog.tsx')).then((module) => module.BindingActionDialog),
  { ssr: false },
);

const noText = { application: '', label: '' };

/** All instances and bindings: who uses which service, how, and how it is. */
export function BindingsPage() {
  const t = useTexts('bindings');
  const [query, setQuery] = useUrlParam('q');
  // `new`, or what to bind as namespace/service: a link elsewhere opens the dialog
  const [binding, setBinding] = useUrlParam('bind');
  const params = useSearchParams();
  const param = (name: string, fallback: string) => params.get(name) ?? fallback;
  const filter = bindingsFilter(param);
  const page = pageOf(param);
  const rows = useRows('binding-rows', filter, page);
  const { sort: _order, ...narrowing } = filter;
  const selection = useSelection<RowOf<'binding-rows'>>(JSON.stringify(narrowing));
  const look = useListLook('bindings');
  const hasServices = useView('binding-filters', noText).answer?.hasServices === true;
  const [acting, setActing] = useState<{ row: RowOf<'binding-rows'>; action: BindingAction }>();
  const columns = useMemo(() => bindingColumns(t, (row, action) => setActing({ row, action })), [t]);
  const shown = useMemo(() => shownColumns(columns, look), [columns, look]);
  const bind = (
    <Button look="primary" disabled={!hasServices} onClick={() => setBinding('new')}>
      <Cable aria-hidden />
      {t('bindService')}
    </Button>
  );

  return (
    <>
      <ListPage
        title={t('title')}
        description={t('description')}
        actions={bind}
        nouns={{ one: t('noun'), many: t('nouns') }}
        loading={rows}
        list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
        filters={<BindingsFilters filter={filter} />}
        onClearFilters={clearFilters}
        tools={
          <>
            <ListLookMenu list="bindings" look={look} columns={columns} page={page} />
            <ExportMenu view="binding-rows" filter={filter} count={rows.total} />
          </>
        }
        notices={<UnknownAddress unknown={unknownOfBindings(param)} />}
        empty={
          <EmptyState icon={KeyRound} title={t('noneTitle')} action={hasServices ? bind : <ConnectLink />}>
            {hasServices ? t('noneHint') : t('noServicesHint')}
          </EmptyState>
        }
      >
        <RowsTable
          label={t('title')}
          rows={rows}
          columns={shown}
          defaultSort="service"
          selection={selection}
          rowName={({ name }) => name}
          isDense={look.isDense}
          rowPx={60}
        />
      </ListPage>
      {selection.rows.length === 0 ? null : (
        <BindingsSelection selection={selection} filter={filter} total={rows.total} />
      )}
      {acting === undefined ? null : <BindingActionDialog {...acting} onClose={() => setActing(undefined)} />}
      {binding === '' ? null : (
        <BindDialog preset={presetOf(binding, filter.namespace ?? '')} onClose={() => setBinding('')} />
      )}
    </>
  );
}

function clearFilters(): void {
  setAddress(Object.fromEntries(bindingFilterParams.map((name) => [name, undefined])));
}

function presetOf(binding: string, shownNamespace: string): { namespace?: string; serviceId?: string } {
  const [namespace = '', serviceId] = binding.split('/');
  if (serviceId !== undefined) {
    return { namespace, serviceId };
  }
  return shownNamespace === '' ? {} : { namespace: shownNamespace };
}

function ConnectLink() {
  const t = useTexts('bindings');
  return (
    <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
      <Cable aria-hidden />
      {t('connect')}
    </Link>
  );
}
