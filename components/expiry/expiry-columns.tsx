'use client';

import { Eye, RotateCw, ShieldOff, Undo2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Expiry } from '#components/certificates/expiry.tsx';
import { Button } from '#components/ui/button.tsx';
import type { RowsColumn } from '#components/ui/rows-table.tsx';
import { Status } from '#components/ui/status.tsx';
import type { RowOf } from '#lib/client/page-query.ts';
import { formatAbsolute } from '#lib/domain/kubernetes/format-time.ts';
import type { AskedExpiry } from './expiry-dialog.tsx';

export type ExpiryRow = RowOf<'expiry-rows'>;

export interface ExpiryActions {
  onAsk(asked: AskedExpiry): void;
  /** Looks at the certificate of a server, `host:port`. */
  onLook(address: string): void;
  /** The server that is being looked at. */
  looking: string | undefined;
}

/** The columns of the expiry centre; narrow screens find all of it in the first one. */
export function expiryColumns(actions: ExpiryActions): RowsColumn<ExpiryRow>[] {
  return [
    {
      id: 'name',
      header: 'What',
      isFixed: true,
      className: 'w-full',
      cell: (row) => (
        <div className="min-w-0 py-0.5">
          <p className="font-medium wrap-anywhere">
            {row.name}
            {row.application === undefined ? null : (
              <>
                {' '}
                <span className="font-normal text-muted">of</span> <ApplicationLink name={row.application} />
              </>
            )}
          </p>
          <p className="text-sm text-muted">{row.note}</p>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1 text-sm md:hidden">
            <Status health={row.health}>{row.word}</Status>
            <End endsAt={row.endsAt} />
            <Actions row={row} {...actions} />
          </div>
        </div>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      className: 'hidden md:table-cell',
      cell: ({ health, word }) => <Status health={health}>{word}</Status>,
    },
    {
      id: 'ends',
      header: 'Ends',
      className: 'hidden md:table-cell whitespace-nowrap',
      sortable: true,
      cell: ({ endsAt }) => <End endsAt={endsAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      headerHidden: true,
      isFixed: true,
      align: 'end',
      className: 'hidden md:table-cell',
      cell: (row) => (
        <div className="flex justify-end gap-1">
          <Actions row={row} {...actions} />
        </div>
      ),
    },
  ];
}

function ApplicationLink({ name }: { name: string }) {
  return (
    <Link
      href={`/applications/${encodeURIComponent(name)}`}
      prefetch={false}
      className="text-accent underline"
    >
      {name}
    </Link>
  );
}

function End({ endsAt }: { endsAt: string | undefined }) {
  if (endsAt === undefined) {
    return <span className="text-muted">not known</span>;
  }
  return (
    <span className="text-sm">
      <Expiry until={endsAt} />
      <span className="block text-muted max-md:hidden" suppressHydrationWarning>
        {formatAbsolute(endsAt)}
      </span>
    </span>
  );
}

function Actions({ row, onAsk, onLook, looking }: ExpiryActions & { row: ExpiryRow }): ReactNode {
  const { kind, application, fingerprint, token, address } = row;
  const which = <span className="sr-only"> {row.name}</span>;
  if (kind === 'authority') {
    return row.health === 'off' ? null : (
      <Button size="sm" onClick={() => onAsk({ action: 'replace' })}>
        <RotateCw aria-hidden />
        Replace{which}
      </Button>
    );
  }
  if (application !== undefined && fingerprint !== undefined) {
    return (
      <>
        <Button size="sm" onClick={() => onAsk({ action: 'renew', application, fingerprint })}>
          <RotateCw aria-hidden />
          Renew{which}
        </Button>
        <Button size="sm" onClick={() => onAsk({ action: 'revoke', application, fingerprint })}>
          <ShieldOff aria-hidden />
          Revoke{which}
        </Button>
      </>
    );
  }
  if (application !== undefined && token !== undefined) {
    return (
      <Button size="sm" onClick={() => onAsk({ action: 'withdraw', application, token })}>
        <Undo2 aria-hidden />
        Withdraw{which}
      </Button>
    );
  }
  if (address !== undefined) {
    return (
      <Button size="sm" pending={looking === address} onClick={() => onLook(address)}>
        <Eye aria-hidden />
        Look{which}
      </Button>
    );
  }
  return application === undefined ? null : (
    <Button asChild size="sm">
      <Link href={`/connect?application=${encodeURIComponent(application)}`} prefetch={false}>
        Pair again
      </Link>
    </Button>
  );
}
