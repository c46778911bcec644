'use client';

import { Wrench } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { toast } from '#components/ui/toast.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { runRepair } from '#lib/client/repairs.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { consequenceOfRepair } from '#lib/domain/health/consequence-of-repair.ts';
import { labelOfRemedy } from '#lib/domain/health/label-of-remedy.ts';
import type { Repair } from '#lib/domain/health/remedy.ts';

const RepairDialog = dynamic(
  () => loadPart(() => import('./repair-dialog.tsx')).then((module) => module.RepairDialog),
  { ssr: false },
);

/**
 * Carries a repair out at a click; first asks where it disturbs somebody.
 * @param permits what it would permit, said before.
 */
export function RepairButton({ repair, permits }: { repair: Repair; permits?: string }) {
  const t = useTexts('doctor');
  const [isAsking, setIsAsking] = useState(false);
  const tell = useTell();
  const label = tell(labelOfRemedy(repair));
  const consequence = consequenceOfRepair(repair);
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => runRepair(repair),
    onSuccess() {
      setIsAsking(false);
      toast.success(t('done'), { description: t('doneHint') });
    },
  });
  return (
    <>
      <Button
        size="sm"
        pending={isPending}
        onClick={() => (consequence === undefined ? mutate() : setIsAsking(true))}
      >
        {isPending ? null : <Wrench aria-hidden />}
        {label}
      </Button>
      {consequence === undefined ? (
        error === null ? null : (
          <ErrorNotice title={t('notRepaired')} error={error} className="mt-2 w-full" />
        )
      ) : isAsking ? (
        <RepairDialog
          repair={repair}
          label={label}
          consequence={tell(consequence)}
          permits={permits}
          pending={isPending}
          error={error}
          onConfirm={() => mutate()}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
