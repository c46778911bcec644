'use client';

import { Boxes, Cable } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
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
import { applicationColumns } from './application-columns.tsx';
import { applicationFilterParams, applicationsFilter, unknownOfApplications } from './applications-filter.ts';
import { ApplicationsFilters } from './applications-filters.tsx';
import { DeletionNotices } from './deletion-notices.tsx';

// who selects nothing needs none of it
const ApplicationsSelection = dynamic(
  () => loadPart(() => import('./applications-selection.tsx')).then((module) => module.ApplicationsSelection),
  { ssr: false },
);
const DeleteApplication = dynamic(
  () => loadPart(() => import('./delete-application.tsx')).then((module) => module.DeleteApplication),
  { ssr: false },
);

/** All Applications: filter, order and page live in the address. */
export function ApplicationsList() {
  const t = useTexts('applications');
  const [query, setQuery] = useUrlParam('q');
  const params = useSearchParams();
  const param = (name: string, fallback: string) => params.get(name) ?? fallback;
  const filter = applicationsFilter(param);
  const page = pageOf(param);
  const rows = useRows('application-rows', filter, page);
  const { sort: _order, ...narrowing } = filter;
  const selection = useSelection<RowOf<'application-rows'>>(JSON.stringify(narrowing));
  const look = useListLook('applications');
  const nouns = { one: t('noun'), many: t('nouns') };
  const [deleting, setDeleting] = useState<string>();
  const closeDeletion = useCallback(() => setDeleting(undefined), []);
  const columns = useMemo(() => applicationColumns({ t, onDelete: setDeleting }), [t]);
  const shown = useMemo(() => shownColumns(columns, look), [columns, look]);
  return (
    <>
      <ListPage
        title={t('title')}
        description={t('description')}
        actions={<ConnectLink />}
        nouns={nouns}
        loading={rows}
        list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
        filters={<ApplicationsFilters filter={filter} />}
        onClearFilters={clearFilters}
        tools={
          <>
            <ListLookMenu list="applications" look={look} columns={columns} page={page} />
            <ExportMenu view="application-rows" filter={filter} count={rows.total} />
          </>
        }
        notices={
          <>
            <UnknownAddress unknown={unknownOfApplications(param)} />
            <DeletionNotices onOpen={setDeleting} />
          </>
        }
        empty={
          <EmptyState icon={Boxes} title={t('noneTitle')} action={<ConnectLink />}>
            {t('noneHint')}
          </EmptyState>
        }
      >
        <RowsTable
          label={t('title')}
          rows={rows}
          columns={shown}
          defaultSort="name"
          selection={selection}
          isDense={look.isDense}
        />
      </ListPage>
      {selection.rows.length === 0 ? null : (
        <ApplicationsSelection nouns={nouns} filter={filter} total={rows.total} selection={selection} />
      )}
      {deleting === undefined ? null : (
        <DeleteApplication key={deleting} name={deleting} onClose={closeDeletion} />
      )}
    </>
  );
}

function clearFilters(): void {
  setAddress(Object.fromEntries(applicationFilterParams.map((name) => [name, undefined])));
}

function ConnectLink() {
  const t = useTexts('applications');
  return (
    <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
      <Cable aria-hidden />
      {t('connect')}
    </Link>
  );
}
