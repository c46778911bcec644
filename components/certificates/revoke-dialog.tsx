'use client';

import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.ts';
import { revokeCertificate } from '#lib/client/pairing.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { type CertificateRow, shortFingerprint } from '#lib/domain/application/certificate-rows.ts';
import { RevokeConsequences } from './revoke-consequences.tsx';

export interface RevokeDialogProps {
  application: string;
  certificate: CertificateRow;
  onClose(): void;
}

/** Asks before a certificate is revoked for good, and says what that does and does not do. */
export function RevokeDialog({ application, certificate, onClose }: RevokeDialogProps) {
  const { fingerprint, serialNumber, expiresAt, isLast } = certificate;
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => revokeCertificate(application, fingerprint),
    onSuccess() {
      toast.success(`Certificate ${shortFingerprint(fingerprint)} is revoked`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title="Revoke this certificate?"
      action="Revoke certificate"
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
      typeToConfirm={isLast ? application : undefined}
    >
      <KeyValues
        items={[
          {
            label: 'Fingerprint',
            value: <code className="font-mono text-sm break-all">{fingerprint}</code>,
          },
          { label: 'Serial', value: <code className="font-mono text-sm break-all">{serialNumber}</code> },
        ]}
      />
      {isLast ? (
        <Notice look="warn" title={`It is the only valid certificate of ${application}.`}>
          Renew it first if the application is to stay connected: with a revoked one it cannot.
        </Notice>
      ) : null}
      <RevokeConsequences expiresAt={expiresAt} />
    </ConfirmDialog>
  );
}
