'use client';

import { toast } from '#components/ui/toast.ts';
import { lookAtTargets } from '#lib/client/expiry.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';

export type TargetLook = ReturnType<typeof useTargetLook>;

/** Has the console look at the certificates of servers outside: at one, or without an address at those that are due. */
export function useTargetLook() {
  const t = useTexts('expiry');
  return useGuardedMutation({
    mutationFn: (address: string | undefined) => lookAtTargets(address),
    onSuccess({ looked, failed }) {
      if (looked === 0) {
        toast.success(t('allLookedAt'));
      } else {
        toast.success(failed === 0 ? t('lookedAt', { looked }) : t('lookedAtFailed', { looked, failed }));
      }
    },
  });
}
