'use client';

import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { withdrawToken } from '#lib/client/pairing.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { OpenToken } from '#lib/domain/application/open-token.ts';

export interface WithdrawDialogProps {
  application: string;
  token: Pick<OpenToken, 'id' | 'step'>;
  onClose(): void;
}

/** Asks before a token is made worthless. */
export function WithdrawDialog({ application, token, onClose }: WithdrawDialogProps) {
  const t = useTexts('tokens');
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => withdrawToken(application, token.id),
    onSuccess() {
      toast.success(t('withdrawn', { id: token.id }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('withdrawAsked', { id: token.id })}
      action={t('withdraw')}
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <p>{t(token.step === 'certificate' ? 'withdrawOpenedMeans' : 'withdrawMeans', { application })}</p>
      <p className="text-muted">{t('withdrawKeeps')}</p>
    </ConfirmDialog>
  );
}
