'use client';

import { Boxes, Cable } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { useNow } from '#lib/client/use-now.ts';
import { useOpenTokens } from '#lib/client/use-open-tokens.ts';
import { type ApplicationRow, applicationRows } from '#lib/domain/application-rows.ts';
import { applicationColumns } from './application-columns.tsx';
import { DeletionNotices } from './deletion-notices.tsx';

const DeleteApplication = dynamic(
  () => loadPart(() => import('./delete-application.tsx')).then((module) => module.DeleteApplication),
  { ssr: false },
);

const shows = ['all', 'broken', 'unconnected'] as const;

function isShown(row: ApplicationRow, show: string, text: string): boolean {
  const bySelection =
    show === 'broken'
      ? row.health === 'bad' || row.health === 'warn'
      : show === 'unconnected'
        ? row.connection.health !== 'ok'
        : true;
  const { name, application } = row;
  const description = application.spec?.description ?? '';
  return bySelection && (text === '' || `${name} ${description}`.toLowerCase().includes(text));
}

/** All Applications: filter and order live in the address. */
export function ApplicationsList() {
  const live = useBindingGraph();
  const { tokens } = useOpenTokens();
  const nowMs = useNow(15_000);
  const [sort, setSort] = useUrlParam('sort', 'name');
  const [show, setShow] = useUrlParam('show', 'all');
  const [query, setQuery] = useUrlParam('q');
  const text = useDeferredValue(query.trim().toLowerCase());
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
  const shown = useMemo(() => rows.filter((row) => isShown(row, show, text)), [rows, show, text]);
  const columns = useMemo(() => applicationColumns({ onDelete: setDeleting }), []);
  const connect = (
    <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
      <Cable aria-hidden />
      Connect an application
    </Link>
  );

  return (
    <>
      <PageHeader
        title="Applications"
        description="Systems outside the cluster whose APIs and events workloads may use."
        actions={connect}
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput label="Filter applications" value={query} onChange={setQuery} />
        <Select
          aria-label="Show"
          value={show}
          onChange={(event) => setShow(event.target.value)}
          className="w-full sm:w-44 [&_select]:h-8"
        >
          {shows.map((value) => (
            <option key={value} value={value}>
              {{ all: 'All', broken: 'Needs attention', unconnected: 'Not connected' }[value]}
            </option>
          ))}
        </Select>
        <span role="status" className="text-sm text-muted tabular-nums sm:ml-auto">
          {live.isPending ? '' : `${shown.length} of ${rows.length}`}
        </span>
      </div>
      <DeletionNotices onOpen={setDeleting} />
      <Card className="relative overflow-x-auto">
        <LoadState noun="applications" isPending={live.isPending} error={live.error} onRetry={live.retry}>
          {rows.length === 0 ? (
            <EmptyState icon={Boxes} title="No applications yet" action={connect}>
              Connect the first one: it gets a name, a certificate and its services on one page.
            </EmptyState>
          ) : shown.length === 0 ? (
            <EmptyState title="No application matches">Change the filter to see the others.</EmptyState>
          ) : (
            <DataTable
              label="Applications"
              rows={shown}
              rowKey={({ name }) => name}
              columns={columns}
              sort={sort}
              onSort={setSort}
            />
          )}
        </LoadState>
      </Card>
      {deleting === undefined ? null : (
        <DeleteApplication key={deleting} name={deleting} onClose={closeDeletion} />
      )}
    </>
  );
}
