'use client';

import { RotateCw, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import { type CertificateRow, shortFingerprint } from '#lib/domain/application/certificate-rows.ts';
import { Expiry } from './expiry.tsx';
import { Fingerprint } from './fingerprint.tsx';

export interface CertificateActions {
  onRenew(row: CertificateRow): void;
  onRevoke(row: CertificateRow): void;
}

/** The columns of an Application's certificates; narrow screens find all of it in the first one. */
export function certificateColumns(actions: CertificateActions): Column<CertificateRow>[] {
  return [
    {
      id: 'certificate',
      header: 'Fingerprint (SHA-256)',
      className: 'w-full md:w-auto',
      cell: (row) => (
        <div className="min-w-0">
          <Fingerprint value={row.fingerprint} />
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 pb-1 text-sm md:hidden">
            <Line label="Status">
              <State row={row} />
            </Line>
            <Line label="Subject">{row.subject.replaceAll(',', ', ')}</Line>
            <Line label="Serial">
              <code className="font-mono break-all">{row.serialNumber}</code>
            </Line>
            <Line label="Issued">
              <RelativeTime value={row.issuedAt} /> {originOf(row)}
            </Line>
            <Line label="Expires">
              <Expiry until={row.expiresAt} />
            </Line>
          </dl>
          <div className="flex gap-1 pb-1 md:hidden">
            <Actions row={row} {...actions} />
          </div>
        </div>
      ),
    },
    {
      id: 'state',
      header: 'Status',
      className: 'hidden md:table-cell',
      cell: (row) => <State row={row} />,
    },
    {
      id: 'subject',
      header: 'Subject and serial',
      className: 'hidden md:table-cell',
      cell: ({ subject, serialNumber, keyAlgorithm }) => (
        <div className="max-w-80 min-w-0 text-sm">
          <p className="break-words">{subject.replaceAll(',', ', ')}</p>
          <p className="text-muted">
            <code className="font-mono break-all">{serialNumber}</code>, {keyAlgorithm}
          </p>
        </div>
      ),
    },
    {
      id: 'issued',
      header: 'Issued',
      className: 'hidden md:table-cell',
      cell: (row) => (
        <div className="text-sm">
          <RelativeTime value={row.issuedAt} className="whitespace-nowrap" />
          <p className="text-muted">{originOf(row)}</p>
        </div>
      ),
    },
    {
      id: 'expires',
      header: 'Expires',
      className: 'hidden whitespace-nowrap md:table-cell',
      cell: ({ expiresAt }) => <Expiry until={expiresAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      headerHidden: true,
      align: 'end',
      className: 'hidden md:table-cell',
      cell: (row) => (
        <div className="flex flex-wrap justify-end gap-1">
          <Actions row={row} {...actions} />
        </div>
      ),
    },
  ];
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function State({ row: { health, word, renewedTo, isLive, isFromEarlier } }: { row: CertificateRow }) {
  return (
    <>
      <Status health={health}>{word}</Status>
      {renewedTo !== undefined && isLive ? (
        <p className="text-sm text-muted">renewed, can be revoked</p>
      ) : null}
      {isFromEarlier ? <p className="text-sm text-muted">from an earlier Application of this name</p> : null}
    </>
  );
}

function Actions({ row, onRenew, onRevoke }: CertificateActions & { row: CertificateRow }) {
  if (!row.isLive) {
    return null;
  }
  const which = <span className="sr-only"> {shortFingerprint(row.fingerprint)}</span>;
  return (
    <>
      <Button size="sm" onClick={() => onRenew(row)}>
        <RotateCw aria-hidden />
        Renew{which}
      </Button>
      <Button size="sm" onClick={() => onRevoke(row)}>
        <ShieldOff aria-hidden />
        Revoke{which}
      </Button>
    </>
  );
}

function originOf({ tokenId, renewedFrom }: CertificateRow): ReactNode {
  if (renewedFrom !== undefined) {
    return (
      <>
        renewed from <code className="font-mono">{shortFingerprint(renewedFrom)}</code>
      </>
    );
  }
  return tokenId === undefined ? null : (
    <>
      by token <code className="font-mono">{tokenId}</code>
    </>
  );
}
