'use client';

import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { IconButton } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { RowsColumn } from '#components/ui/rows-table.tsx';
import { Status } from '#components/ui/status.tsx';
import type { RowOf } from '#lib/client/page-query.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';

const shownNamespaces = 3;

type ApplicationRow = RowOf<'application-rows'>;

export interface ApplicationColumnsOptions {
  t: Texts<'applications'>;
  onDelete(name: string): void;
}

/** The columns of the list of Applications; narrow screens keep name, status and actions. */
export function applicationColumns({ t, onDelete }: ApplicationColumnsOptions): RowsColumn<ApplicationRow>[] {
  return [
    {
      id: 'name',
      header: t('name'),
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
      header: t('status'),
      sortable: true,
      cell: ({ health, word }) => <Status health={health}>{word}</Status>,
    },
    {
      id: 'services',
      header: t('services'),
      align: 'end',
      className: 'hidden md:table-cell tabular-nums',
      sortable: true,
      cell: ({ serviceCount }) => serviceCount,
    },
    {
      id: 'namespaces',
      header: t('allowedIn'),
      className: 'hidden xl:table-cell',
      sortable: true,
      cell: ({ namespaces }) => <NamespaceNames names={namespaces} />,
    },
    {
      id: 'bindings',
      header: t('bindings'),
      align: 'end',
      className: 'hidden md:table-cell tabular-nums',
      sortable: true,
      cell: ({ bindingCount }) => bindingCount,
    },
    {
      id: 'certificate',
      header: t('certificateEnds'),
      className: 'whitespace-nowrap',
      isExtra: true,
      sortable: true,
      cell: ({ certificateExpiresAt }) => <RelativeTime value={certificateExpiresAt} />,
    },
    {
      id: 'labels',
      header: t('labels'),
      isExtra: true,
      cell: ({ labels }) => <span className="text-sm wrap-anywhere text-muted">{labels.join(', ')}</span>,
    },
    {
      id: 'age',
      header: t('created'),
      className: 'hidden xl:table-cell whitespace-nowrap text-muted',
      sortable: true,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
    {
      id: 'actions',
      header: t('actions'),
      headerHidden: true,
      align: 'end',
      className: 'w-12 pl-0',
      cell: ({ id }) => (
        <IconButton label={t('deleteNamed', { name: id })} onClick={() => onDelete(id)}>
          <Trash2 />
        </IconButton>
      ),
    },
  ];
}

function NamespaceNames({ names }: { names: readonly string[] }) {
  const t = useTexts('applications');
  if (names.length === 0) {
    return <span className="text-muted">{t('nowhere')}</span>;
  }
  const more = names.length - shownNamespaces;
  if (more > 0) {
    const shown = names.slice(0, shownNamespaces).join(', ');
    return <span title={names.join(', ')}>{t('namesAndMore', { names: shown, more })}</span>;
  }
  return names.map((name, index) => (
    // a line ends between the names
    <span key={name} className="inline-block">
      {index === names.length - 1 ? name : `${name},\u00a0`}
    </span>
  ));
}
