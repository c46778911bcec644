'use client';

import { RenewDialog } from './renew-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { useCertificates } from './use-certificates.ts';

export interface CertificateDialogProps {
  action: 'renew' | 'revoke';
  application: string;
  fingerprint: string;
  /** Goes over to revoking the certificate that was renewed. */
  onRevoke(): void;
  onClose(): void;
}

/** Renews or revokes a certificate from a page that lists those of many Applications. */
export function CertificateDialog(props: CertificateDialogProps) {
  const { action, application, fingerprint, onRevoke, onClose } = props;
  const { rows } = useCertificates(application);
  const certificate = rows.find((row) => row.fingerprint === fingerprint);
  if (certificate === undefined) {
    return null;
  }
  return action === 'renew' ? (
    <RenewDialog
      application={application}
      certificate={certificate}
      rows={rows}
      onRevoke={onRevoke}
      onClose={onClose}
    />
  ) : (
    <RevokeDialog application={application} certificate={certificate} onClose={onClose} />
  );
}
