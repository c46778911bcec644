'use client';

import { Boxes, Cable } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { RowsTable } from '#components/ui/rows-table.tsx';
import { Select } from '#components/ui/select.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useRows } from '#lib/client/use-rows.ts';
import type { ApplicationShow } from '#lib/domain/view/application-shows.ts';
import { applicationColumns } from './application-columns.tsx';
import { applicationsFilter } from './applications-filter.ts';
import { DeletionNotices } from './deletion-notices.tsx';

const DeleteApplication = dynamic(
  () => loadPart(() => import('./delete-application.tsx')).then((module) => module.DeleteApplication),
  { ssr: false },
);

/** All Applications: filter and order live in the address. */
export function ApplicationsList() {
  const [query, setQuery] = useUrlParam('q');
  const [, setShow] = useUrlParam('show', 'all');
  const params = useSearchParams();
  const filter = applicationsFilter((name, fallback) => params.get(name) ?? fallback);
  const rows = useRows('application-rows', filter);
  const [deleting, setDeleting] = useState<string>();
  const closeDeletion = useCallback(() => setDeleting(undefined), []);

  const columns = useMemo(() => applicationColumns({ onDelete: setDeleting }), []);
  const connect = (
    <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
      <Cable aria-hidden />
      Connect an application
    </Link>
  );

  return (
    <>
      <ListPage
        title="Applications"
        description="Systems outside the cluster whose APIs and events workloads may use."
        actions={connect}
        nouns={{ one: 'application', many: 'applications' }}
        loading={rows}
        list={{ query, setQuery, shownCount: rows.total, total: rows.all }}
        filters={<ShowFilter value={filter.show ?? 'all'} onChange={setShow} />}
        onClearFilters={() => setShow('all')}
        notices={<DeletionNotices onOpen={setDeleting} />}
        empty={
          <EmptyState icon={Boxes} title="No applications yet" action={connect}>
            Connect the first one: it gets a name, a certificate and its services on one page.
          </EmptyState>
        }
      >
        <RowsTable label="Applications" rows={rows} columns={columns} defaultSort="name" />
      </ListPage>
      {deleting === undefined ? null : (
        <DeleteApplication key={deleting} name={deleting} onClose={closeDeletion} />
      )}
    </>
  );
}

const showWords = {
  all: 'All',
  broken: 'Needs attention',
  unconnected: 'Not connected',
} as const satisfies Record<ApplicationShow, string>;

function ShowFilter({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <Select
      aria-label="Show"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="w-full sm:w-44 [&_select]:h-8"
    >
      {Object.entries(showWords).map(([show, word]) => (
        <option key={show} value={show}>
          {word}
        </option>
      ))}
    </Select>
  );
}
