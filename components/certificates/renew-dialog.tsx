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
import { type CertificateRow, shortFingerprint } from '#lib/domain/application/certificate-rows.ts';
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
  const details = useQuery(pairingDetailsQuery(application));
  const renewed = rows.find(({ renewedFrom }) => renewedFrom === certificate.fingerprint);
  return (
    <Dialog
      open
      onClose={onClose}
      width="lg"
      title={`Renew certificate ${shortFingerprint(certificate.fingerprint)}`}
      description={
        <>
          Only who holds the private key can renew. Run this where <Name>{application}.crt</Name> and{' '}
          <Name>{application}.key</Name> are.
        </>
      }
      footer={<Button onClick={onClose}>{renewed === undefined ? 'Close' : 'Done'}</Button>}
    >
      <div className="grid gap-4">
        {details.error ? (
          <ErrorNotice
            error={details.error}
            title="The commands cannot be filled in"
            onRetry={<Button onClick={() => void details.refetch()}>Try again</Button>}
          />
        ) : details.data === undefined ? (
          <SkeletonRows rows={4} label="Filling in the commands" />
        ) : (
          <CodeBlock
            code={renewalCommands({ application, ...details.data })
              .map(({ title, code }) => `# ${title}\n${code}`)
              .join('\n\n')}
            title="For a POSIX shell with openssl and curl"
            copyLabel="Copy all commands"
          />
        )}
        {renewed === undefined ? (
          <Status health="busy">This window notices when the new certificate is signed</Status>
        ) : (
          <Notice
            look="ok"
            title={`Renewed: certificate ${shortFingerprint(renewed.fingerprint)} is valid.`}
            actions={
              certificate.isLive ? (
                <Button size="sm" onClick={onRevoke}>
                  Revoke the old one
                </Button>
              ) : undefined
            }
          >
            It ends <RelativeTime value={renewed.expiresAt} />. The old one stays valid beside it until it
            expires or is revoked.
          </Notice>
        )}
        <p className="text-sm text-muted">
          The key is lost?{' '}
          <Link
            href={connectHref(application)}
            prefetch={false}
            className="text-accent underline underline-offset-2"
          >
            Pair again
          </Link>{' '}
          with a new token, then revoke this certificate.
        </p>
      </div>
    </Dialog>
  );
}

function Name({ children }: { children: React.ReactNode }) {
  return <code className="font-mono text-sm">{children}</code>;
}
