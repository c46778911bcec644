'use client';

import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { withdrawToken } from '#lib/client/pairing.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { OpenToken } from '#lib/domain/application/open-token.ts';

export interface WithdrawDialogProps {
  application: string;
  token: Pick<OpenToken, 'id' | 'step'>;
  onClose(): void;
}

/** Asks before a token is made worthless. */
export function WithdrawDialog({ application, token, onClose }: WithdrawDialogProps) {
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => withdrawToken(application, token.id),
    onSuccess() {
      toast.success(`Token ${token.id} is withdrawn`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Withdraw token ${token.id}?`}
      action="Withdraw token"
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <p>
        Its URL stops working at once: whoever has it cannot pair as {application} any more.
        {token.step === 'certificate' ? ' A pairing that has begun with it is broken off.' : ''}
      </p>
      <p className="text-muted">
        Certificates that were issued before stay valid. You can issue another token.
      </p>
    </ConfirmDialog>
  );
}
