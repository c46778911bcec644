'use client';

import { RotateCw, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Texts } from '#lib/client/text-types.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { CertificateRow } from '#lib/domain/application/certificate-rows.ts';
import { certificateUse } from '#lib/domain/application/certificate-use.ts';
import { shortFingerprint } from '#lib/domain/application/short-fingerprint.ts';
import { Expiry } from './expiry.tsx';
import { Fingerprint } from './fingerprint.tsx';

export interface CertificateActions {
  onRenew(row: CertificateRow): void;
  onRevoke(row: CertificateRow): void;
}

/** The columns of an Application's certificates; narrow screens find all of it in the first one. */
export function certificateColumns(
  t: Texts<'certificates'>,
  actions: CertificateActions,
): Column<CertificateRow>[] {
  return [
    {
      id: 'certificate',
      header: t('fingerprintColumn'),
      className: 'w-full md:w-auto',
      cell: (row) => (
        <div className="min-w-0">
          <Fingerprint value={row.fingerprint} />
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 pb-1 text-sm md:hidden">
            <Line label={t('status')}>
              <State row={row} />
            </Line>
            <Line label={t('subject')}>{row.subject.replaceAll(',', ', ')}</Line>
            <Line label={t('serial')}>
              <code className="font-mono break-all">{row.serialNumber}</code>
            </Line>
            <Line label={t('issued')}>
              <RelativeTime value={row.issuedAt} /> <Origin row={row} />
            </Line>
            <Line label={t('expires')}>
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
      header: t('status'),
      className: 'hidden md:table-cell',
      cell: (row) => <State row={row} />,
    },
    {
      id: 'subject',
      header: t('subjectAndSerial'),
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
      header: t('issued'),
      className: 'hidden md:table-cell',
      cell: (row) => (
        <div className="text-sm">
          <RelativeTime value={row.issuedAt} className="whitespace-nowrap" />
          <p className="text-muted">
            <Origin row={row} />
          </p>
        </div>
      ),
    },
    {
      id: 'expires',
      header: t('expires'),
      className: 'hidden whitespace-nowrap md:table-cell',
      cell: ({ expiresAt }) => <Expiry until={expiresAt} />,
    },
    {
      id: 'actions',
      header: t('actions'),
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

function State({ row }: { row: CertificateRow }) {
  const { health, word, renewedTo, isLive, isStillNeeded, isFromEarlier } = row;
  const t = useTexts('certificates');
  const tell = useTell();
  return (
    <>
      <Status health={health}>{tell(word)}</Status>
      {renewedTo !== undefined && isLive ? (
        <p className="text-sm text-muted">{t(isStillNeeded ? 'renewedNotUsed' : 'renewedCanBeRevoked')}</p>
      ) : null}
      <LastUse usedAt={row.usedAt} />
      {isFromEarlier ? <p className="text-sm text-muted">{t('fromEarlier')}</p> : null}
    </>
  );
}

/** Nothing where it is not known whether it was used. */
function LastUse({ usedAt }: Pick<CertificateRow, 'usedAt'>) {
  const t = useTexts('certificates');
  const use = certificateUse(usedAt);
  if (use.is === 'unknown') {
    return null;
  }
  return (
    <p className="text-sm text-muted">
      {use.is === 'unused'
        ? t('neverUsed')
        : t.rich('lastUsed', { ago: () => <RelativeTime value={use.lastAt} /> })}
    </p>
  );
}

function Actions({ row, onRenew, onRevoke }: CertificateActions & { row: CertificateRow }) {
  const t = useTexts('certificates');
  if (!row.isLive) {
    return null;
  }
  const which = {
    fingerprint: shortFingerprint(row.fingerprint),
    hidden: (text: ReactNode) => <span className="sr-only">{text}</span>,
  };
  return (
    <>
      <Button size="sm" onClick={() => onRenew(row)}>
        <RotateCw aria-hidden />
        {t.rich('renewOne', which)}
      </Button>
      <Button size="sm" onClick={() => onRevoke(row)}>
        <ShieldOff aria-hidden />
        {t.rich('revokeOne', which)}
      </Button>
    </>
  );
}

/** What it was issued for. */
function Origin({ row: { tokenId, renewedFrom } }: { row: CertificateRow }) {
  const t = useTexts('certificates');
  const code = (text: ReactNode) => <code className="font-mono">{text}</code>;
  if (renewedFrom !== undefined) {
    return t.rich('renewedFrom', { fingerprint: shortFingerprint(renewedFrom), code });
  }
  return tokenId === undefined ? null : t.rich('byToken', { token: tokenId, code });
}
