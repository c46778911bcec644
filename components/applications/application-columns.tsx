'use client';

import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { IconButton } from '#components/ui/button.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { type ApplicationRow, compareRowHealth } from '#lib/domain/view/application-rows.ts';

const shownNamespaces = 3;

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The columns of the list of Applications; narrow screens keep name, status and actions. */
export function applicationColumns(options: { onDelete(name: string): void }): Column<ApplicationRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      compare: (left, right) => compareText(left.name, right.name),
      cell: ({ name, application }) => (
        <div className="min-w-0">
          <Link
            href={`/applications/${encodeURIComponent(name)}`}
            prefetch={false}
            className="font-medium wrap-anywhere text-accent hover:underline"
          >
            {name}
          </Link>
          {application.spec?.description ? (
            <p className="hidden max-w-64 truncate text-sm text-muted sm:block xl:max-w-96">
              {application.spec.description}
            </p>
          ) : null}
        </div>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      compare: compareRowHealth,
      cell: ({ health, word }) => <Status health={health}>{word}</Status>,
    },
    {
      id: 'services',
      header: 'Services',
      align: 'end',
      className: 'hidden md:table-cell tabular-nums',
      compare: (left, right) => left.serviceCount - right.serviceCount,
      cell: ({ serviceCount }) => serviceCount,
    },
    {
      id: 'namespaces',
      header: 'Allowed in',
      className: 'hidden xl:table-cell',
      compare: (left, right) => left.namespaces.length - right.namespaces.length,
      cell: ({ namespaces }) => <NamespaceNames names={namespaces} />,
    },
    {
      id: 'bindings',
      header: 'Bindings',
      align: 'end',
      className: 'hidden md:table-cell tabular-nums',
      compare: (left, right) => left.bindingCount - right.bindingCount,
      cell: ({ bindingCount }) => bindingCount,
    },
    {
      id: 'age',
      header: 'Created',
      className: 'hidden xl:table-cell whitespace-nowrap text-muted',
      compare: (left, right) =>
        compareText(
          right.application.metadata.creationTimestamp ?? '',
          left.application.metadata.creationTimestamp ?? '',
        ),
      cell: ({ application }) => <RelativeTime value={application.metadata.creationTimestamp} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      headerHidden: true,
      align: 'end',
      className: 'w-12 pl-0',
      cell: ({ name }) => (
        <IconButton label={`Delete application ${name}`} onClick={() => options.onDelete(name)}>
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
