'use client';

import { Eye, RotateCw, ShieldOff, Undo2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Expiry } from '#components/certificates/expiry.tsx';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { RowsColumn } from '#components/ui/rows-table.tsx';
import { Status } from '#components/ui/status.tsx';
import type { RowOf } from '#lib/client/page-query.ts';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useFormat } from '#lib/client/use-format.ts';
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
export function expiryColumns(t: Texts<'expiry'>, actions: ExpiryActions): RowsColumn<ExpiryRow>[] {
  return [
    {
      id: 'name',
      header: t('what'),
      isFixed: true,
      className: 'w-full',
      cell: (row) => (
        <div className="min-w-0 py-0.5">
          <p className="font-medium wrap-anywhere">
            {row.application === undefined
              ? row.name
              : t.rich('nameOf', {
                  name: row.name,
                  application: row.application,
                  of: (word) => <span className="font-normal text-muted">{word}</span>,
                  link: () => <ApplicationLink name={row.application ?? ''} />,
                })}
          </p>
          <p className="text-sm text-muted">
            {row.note}
            <LookedAt at={row.lookedAt} />
          </p>
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
      header: t('status'),
      className: 'hidden md:table-cell',
      cell: ({ health, word }) => <Status health={health}>{word}</Status>,
    },
    {
      id: 'ends',
      header: t('ends'),
      className: 'hidden md:table-cell whitespace-nowrap',
      sortable: true,
      cell: ({ endsAt }) => <End endsAt={endsAt} />,
    },
    {
      id: 'actions',
      header: t('actions'),
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

function LookedAt({ at }: { at: string | undefined }) {
  const t = useTexts('expiry');
  return at === undefined ? null : <> {t.rich('lookedAgo', { ago: () => <RelativeTime value={at} /> })}</>;
}

function End({ endsAt }: { endsAt: string | undefined }) {
  const t = useTexts('expiry');
  const format = useFormat();
  if (endsAt === undefined) {
    return <span className="text-muted">{t('notKnown')}</span>;
  }
  return (
    <span className="text-sm">
      <Expiry until={endsAt} />
      <span className="block text-muted max-md:hidden" suppressHydrationWarning>
        {format.moment(endsAt)}
      </span>
    </span>
  );
}

function Actions({ row, onAsk, onLook, looking }: ExpiryActions & { row: ExpiryRow }): ReactNode {
  const t = useTexts('expiry');
  const { kind, application, fingerprint, token, address } = row;
  const which = { name: row.name, hidden: (text: ReactNode) => <span className="sr-only">{text}</span> };
  if (kind === 'authority') {
    return row.health === 'off' ? null : (
      <Button size="sm" onClick={() => onAsk({ action: 'replace' })}>
        <RotateCw aria-hidden />
        {t.rich('replaceOne', which)}
      </Button>
    );
  }
  if (application !== undefined && fingerprint !== undefined) {
    return (
      <>
        <Button size="sm" onClick={() => onAsk({ action: 'renew', application, fingerprint })}>
          <RotateCw aria-hidden />
          {t.rich('renewOne', which)}
        </Button>
        <Button size="sm" onClick={() => onAsk({ action: 'revoke', application, fingerprint })}>
          <ShieldOff aria-hidden />
          {t.rich('revokeOne', which)}
        </Button>
      </>
    );
  }
  if (application !== undefined && token !== undefined) {
    return (
      <Button size="sm" onClick={() => onAsk({ action: 'withdraw', application, token })}>
        <Undo2 aria-hidden />
        {t.rich('withdrawOne', which)}
      </Button>
    );
  }
  if (address !== undefined) {
    return (
      <Button size="sm" pending={looking === address} onClick={() => onLook(address)}>
        <Eye aria-hidden />
        {t.rich('lookAtOne', which)}
      </Button>
    );
  }
  return application === undefined ? null : (
    <Button asChild size="sm">
      <Link href={`/connect?application=${encodeURIComponent(application)}`} prefetch={false}>
        {t('pairAgain')}
      </Link>
    </Button>
  );
}
