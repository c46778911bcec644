'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { Status } from '#components/ui/status.tsx';
import { connectHref } from '#lib/client/links.ts';
import { pairingDetailsQuery } from '#lib/client/pairing.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { CertificateRow } from '#lib/domain/application/certificate-rows.ts';
import { shortFingerprint } from '#lib/domain/application/short-fingerprint.ts';
import { renewalCommands } from '#lib/domain/view/pairing-commands.ts';

export interface RenewDialogProps {
  application: string;
  certificate: CertificateRow;
  /** All certificates of the Application: the new one shows up among them. */
  rows: readonly CertificateRow[];
  onRevoke(): void;
  onClose(): void;
}

/** How a certificate is renewed by whoever holds its key, and what has come of it. */
export function RenewDialog({ application, certificate, rows, onRevoke, onClose }: RenewDialogProps) {
  const t = useTexts('certificates');
  const tell = useTell();
  const details = useQuery(pairingDetailsQuery(application));
  const renewed = rows.find(({ renewedFrom }) => renewedFrom === certificate.fingerprint);
  return (
    <Dialog
      open
      onClose={onClose}
      width="lg"
      title={t('renewTitle', { fingerprint: shortFingerprint(certificate.fingerprint) })}
      description={t.rich('renewHint', {
        certificate: `${application}.crt`,
        key: `${application}.key`,
        name: (name) => <code className="font-mono text-sm">{name}</code>,
      })}
      footer={<Button onClick={onClose}>{renewed === undefined ? t('close') : t('done')}</Button>}
    >
      <div className="grid gap-4">
        {details.error ? (
          <ErrorNotice
            error={details.error}
            title={t('commandsFailed')}
            onRetry={<Button onClick={() => void details.refetch()}>{t('tryAgain')}</Button>}
          />
        ) : details.data === undefined ? (
          <SkeletonRows rows={4} label={t('commandsLoading')} />
        ) : (
          <CodeBlock
            code={renewalCommands({ application, ...details.data })
              .map(({ title, code }) => `# ${tell(title)}\n${code}`)
              .join('\n\n')}
            title={t('commandsTitle')}
            copyLabel={t('copyCommands')}
          />
        )}
        {renewed === undefined ? (
          <Status health="busy">{t('renewalAwaited')}</Status>
        ) : (
          <Notice
            look="ok"
            title={t('renewed', { fingerprint: shortFingerprint(renewed.fingerprint) })}
            actions={
              certificate.isLive ? (
                <Button size="sm" onClick={onRevoke}>
                  {t('revokeOld')}
                </Button>
              ) : undefined
            }
          >
            {t.rich('renewedEnds', { ago: () => <RelativeTime value={renewed.expiresAt} /> })}
          </Notice>
        )}
        <p className="text-sm text-muted">
          {t.rich('keyLost', {
            link: (text) => (
              <Link
                href={connectHref(application)}
                prefetch={false}
                className="text-accent underline underline-offset-2"
              >
                {text}
              </Link>
            ),
          })}
        </p>
      </div>
    </Dialog>
  );
}
