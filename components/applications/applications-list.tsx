'use client';

import { Boxes, Cable } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useCallback, useMemo, useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListPage } from '#components/ui/list-page.tsx';
import { ListTable } from '#components/ui/list-table.tsx';
import { Select } from '#components/ui/select.tsx';
import { useFilteredList } from '#components/ui/use-filtered-list.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { useNow } from '#lib/client/use-now.ts';
import { useOpenTokens } from '#lib/client/use-open-tokens.ts';
import { type ApplicationRow, applicationRows } from '#lib/domain/view/application-rows.ts';
import { applicationColumns } from './application-columns.tsx';
import { DeletionNotices } from './deletion-notices.tsx';

const DeleteApplication = dynamic(
  () => loadPart(() => import('./delete-application.tsx')).then((module) => module.DeleteApplication),
  { ssr: false },
);

function isSelected(row: ApplicationRow, show: string): boolean {
  switch (show) {
    case 'broken':
      return row.health === 'bad' || row.health === 'warn';
    case 'unconnected':
      return row.connection.health !== 'ok';
    default:
      return true;
  }
}

function hasText({ name, application }: ApplicationRow, text: string): boolean {
  return text === '' || `${name} ${application.spec?.description ?? ''}`.toLowerCase().includes(text);
}

/** All Applications: filter and order live in the address. */
export function ApplicationsList() {
  const live = useBindingGraph();
  const { tokens } = useOpenTokens();
  const nowMs = useNow(15_000);
  const [show, setShow] = useUrlParam('show', 'all');
  const [deleting, setDeleting] = useState<string>();
  const closeDeletion = useCallback(() => setDeleting(undefined), []);

  const rows = useMemo(
    () =>
      applicationRows({
        applications: live.items.applications,
        applicationmappings: live.items.applicationmappings,
        tokens,
        chains: live.chains,
        nowMs,
      }),
    [live.items, live.chains, tokens, nowMs],
  );
  const isShown = useCallback(
    (row: ApplicationRow, text: string) => isSelected(row, show) && hasText(row, text),
    [show],
  );
  const list = useFilteredList(rows, isShown);
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
        loading={live}
        list={list}
        filters={<ShowFilter value={show} onChange={setShow} />}
        onClearFilters={() => setShow('all')}
        notices={<DeletionNotices onOpen={setDeleting} />}
        empty={
          <EmptyState icon={Boxes} title="No applications yet" action={connect}>
            Connect the first one: it gets a name, a certificate and its services on one page.
          </EmptyState>
        }
      >
        <ListTable
          label="Applications"
          rows={list.shown}
          rowKey={({ name }) => name}
          columns={columns}
          defaultSort="name"
        />
      </ListPage>
      {deleting === undefined ? null : (
        <DeleteApplication key={deleting} name={deleting} onClose={closeDeletion} />
      )}
    </>
  );
}

const shows = { all: 'All', broken: 'Needs attention', unconnected: 'Not connected' } as const;

function ShowFilter({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <Select
      aria-label="Show"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="w-full sm:w-44 [&_select]:h-8"
    >
      {Object.entries(shows).map(([show, word]) => (
        <option key={show} value={show}>
          {word}
        </option>
      ))}
    </Select>
  );
}
