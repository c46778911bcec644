'use client';

import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { IconButton } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { RowsColumn } from '#components/ui/rows-table.tsx';
import { Status } from '#components/ui/status.tsx';
import type { RowOf } from '#lib/client/page-query.ts';

const shownNamespaces = 3;

type ApplicationRow = RowOf<'application-rows'>;

/** The columns of the list of Applications; narrow screens keep name, status and actions. */
export function applicationColumns(options: { onDelete(name: string): void }): RowsColumn<ApplicationRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isFixed: true,
      sortable: true,
      cell: ({ id, description }) => (
        <div className="min-w-0">
          <Link
            href={`/applications/${encodeURIComponent(id)}`}
            prefetch={false}
            className="font-medium wrap-anywhere text-accent hover:underline"
          >
            {id}
          </Link>
          {description ? (
            <p className="hidden max-w-64 truncate text-sm text-muted sm:block xl:max-w-96">{description}</p>
          ) : null}
        </div>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      sortable: true,
      cell: ({ health, word }) => <Status health={health}>{word}</Status>,
    },
    {
      id: 'services',
      header: 'Services',
      align: 'end',
      className: 'hidden md:table-cell tabular-nums',
      sortable: true,
      cell: ({ serviceCount }) => serviceCount,
    },
    {
      id: 'namespaces',
      header: 'Allowed in',
      className: 'hidden xl:table-cell',
      sortable: true,
      cell: ({ namespaces }) => <NamespaceNames names={namespaces} />,
    },
    {
      id: 'bindings',
      header: 'Bindings',
      align: 'end',
      className: 'hidden md:table-cell tabular-nums',
      sortable: true,
      cell: ({ bindingCount }) => bindingCount,
    },
    {
      id: 'certificate',
      header: 'Certificate ends',
      className: 'whitespace-nowrap',
      isExtra: true,
      sortable: true,
      cell: ({ certificateExpiresAt }) => <RelativeTime value={certificateExpiresAt} />,
    },
    {
      id: 'labels',
      header: 'Labels',
      isExtra: true,
      cell: ({ labels }) => <span className="text-sm wrap-anywhere text-muted">{labels.join(', ')}</span>,
    },
    {
      id: 'age',
      header: 'Created',
      className: 'hidden xl:table-cell whitespace-nowrap text-muted',
      sortable: true,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      headerHidden: true,
      align: 'end',
      className: 'w-12 pl-0',
      cell: ({ id }) => (
        <IconButton label={`Delete application ${id}`} onClick={() => options.onDelete(id)}>
          <Trash2 />
        </IconButton>
      ),
    },
  ];
}

function NamespaceNames({ names }: { names: readonly string[] }) {
  if (names.length === 0) {
    return <span className="text-muted">nowhere</span>;
  }
  const more = names.length - shownNamespaces;
  return (
    <span title={names.join(', ')}>
      {names.slice(0, shownNamespaces).join(', ')}
      {more > 0 ? ` and ${more} more` : ''}
    </span>
  );
}
