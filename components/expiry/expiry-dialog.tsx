'use client';

import dynamic from 'next/dynamic';
import { loadPart } from '#lib/client/load-part.ts';
import type { OpenToken } from '#lib/domain/application/open-token.ts';

/** What was asked for in the list. */
export type AskedExpiry =
  | { action: 'renew' | 'revoke'; application: string; fingerprint: string }
  | { action: 'withdraw'; application: string; token: Pick<OpenToken, 'id' | 'step'> }
  | { action: 'replace' };

const CertificateDialog = dynamic(
  () =>
    loadPart(() => import('#components/certificates/certificate-dialog.tsx')).then(
      (module) => module.CertificateDialog,
    ),
  { ssr: false },
);
const WithdrawDialog = dynamic(
  () =>
    loadPart(() => import('#components/tokens/withdraw-dialog.tsx')).then((module) => module.WithdrawDialog),
  { ssr: false },
);
const ReplaceAuthorityDialog = dynamic(
  () =>
    loadPart(() => import('#components/certificates/replace-authority-dialog.tsx')).then(
      (module) => module.ReplaceAuthorityDialog,
    ),
  { ssr: false },
);

export interface ExpiryDialogProps {
  asked: AskedExpiry;
  /** Undefined closes it. */
  onAsk(asked: AskedExpiry | undefined): void;
}

/** The window of what was asked for: the same as on the pages of what it is about. */
export function ExpiryDialog({ asked, onAsk }: ExpiryDialogProps) {
  const close = () => onAsk(undefined);
  switch (asked.action) {
    case 'renew':
    case 'revoke':
      return (
        <CertificateDialog
          {...asked}
          onRevoke={() => onAsk({ ...asked, action: 'revoke' })}
          onClose={close}
        />
      );
    case 'withdraw':
      return <WithdrawDialog application={asked.application} token={asked.token} onClose={close} />;
    case 'replace':
      return <ReplaceAuthorityDialog onClose={close} />;
    default:
      return asked satisfies never;
  }
}
