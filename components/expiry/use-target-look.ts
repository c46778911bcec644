'use client';

import { toast } from '#components/ui/toast.ts';
import { lookAtTargets } from '#lib/client/expiry.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';

export type TargetLook = ReturnType<typeof useTargetLook>;

/** Has the console look at the certificates of servers outside: at one, or without an address at those that are due. */
export function useTargetLook() {
  return useGuardedMutation({
    mutationFn: (address: string | undefined) => lookAtTargets(address),
    onSuccess({ looked, failed }) {
      const servers = looked === 1 ? 'One server' : `${looked} servers`;
      if (looked === 0) {
        toast.success('All servers were looked at a moment ago');
      } else {
        toast.success(`${servers} looked at${failed === 0 ? '' : `, ${failed} showed no certificate`}`);
      }
    },
  });
}
