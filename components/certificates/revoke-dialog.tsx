'use client';

import { useQuery } from '@tanstack/react-query';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.ts';
import { certificatePolicyQuery, revokeCertificate } from '#lib/client/pairing.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { CertificateRow } from '#lib/domain/application/certificate-rows.ts';
import { shortFingerprint } from '#lib/domain/application/short-fingerprint.ts';
import { RevokeConsequences } from './revoke-consequences.tsx';

export interface RevokeDialogProps {
  application: string;
  certificate: CertificateRow;
  onClose(): void;
}

/** Asks before a certificate is revoked for good, and says what that does and does not do. */
export function RevokeDialog({ application, certificate, onClose }: RevokeDialogProps) {
  const t = useTexts('certificates');
  const { fingerprint, serialNumber, expiresAt, isLast } = certificate;
  // what it does here has to be known before it is confirmed
  const { isPending: isPreparing } = useQuery(certificatePolicyQuery);
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => revokeCertificate(application, fingerprint),
    onSuccess() {
      toast.success(t('isRevoked', { fingerprint: shortFingerprint(fingerprint) }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('revokeAsked')}
      action={t('revoke')}
      isPreparing={isPreparing}
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
      typeToConfirm={isLast ? application : undefined}
    >
      <KeyValues
        items={[
          {
            label: t('fingerprint'),
            value: <code className="font-mono text-sm break-all">{fingerprint}</code>,
          },
          { label: t('serial'), value: <code className="font-mono text-sm break-all">{serialNumber}</code> },
        ]}
      />
      {isLast ? (
        <Notice look="warn" title={t('onlyValid', { application })}>
          {t('onlyValidHint')}
        </Notice>
      ) : null}
      <RevokeConsequences expiresAt={expiresAt} />
    </ConfirmDialog>
  );
}
