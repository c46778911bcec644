'use client';

import { useEffect, useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { useBlastRadius } from '#components/blast-radius/use-blast-radius.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { useDeletions, useStartDeletion } from '#lib/client/deletions.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { useView } from '#lib/client/use-view.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import { chosenObjects, type DeletionPart, deletionParts } from '#lib/domain/binding/deletion-choice.ts';
import type { DeletionJob } from '#lib/domain/binding/deletion-job.ts';
import { DeletionChoice } from './deletion-choice.tsx';
import { DeletionProgress } from './deletion-progress.tsx';

export interface DeleteApplicationProps {
  name: string;
  onClose(): void;
  onDeleted?(): void;
}

/** Asks what goes with an Application and who loses access by it, then shows how its deletion goes on. */
export function DeleteApplication({ name, onClose, onDeleted }: DeleteApplicationProps) {
  const t = useTexts('applications');
  const job = useDeletions().find(({ application }) => application === name);
  // what ended before is a reason to ask anew
  const [isFollowing, setIsFollowing] = useState(false);
  if (job?.state === 'running' && !isFollowing) {
    setIsFollowing(true);
  }
  const isShown = job !== undefined && isFollowing;
  const isDone = isShown && job.state === 'done';
  useEffect(() => {
    if (isDone) {
      toast.success(t('wasDeleted', { name }));
      onClose();
      onDeleted?.();
    }
  }, [isDone, name, onClose, onDeleted, t]);
  return isShown ? (
    <Following job={job} onClose={onClose} onAgain={() => setIsFollowing(false)} />
  ) : (
    <Asking name={name} onClose={onClose} onStarted={() => setIsFollowing(true)} />
  );
}

interface FollowingProps {
  job: DeletionJob;
  onClose(): void;
  onAgain(): void;
}

function Following({ job, onClose, onAgain }: FollowingProps) {
  const t = useTexts('applications');
  const { application: name } = job;
  return (
    <Dialog
      open
      onClose={onClose}
      title={job.state === 'failed' ? t('isNotDeleted', { name }) : t('deleting', { name })}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          {job.state === 'failed' ? <Button onClick={onAgain}>{t('lookAgain')}</Button> : null}
        </>
      }
    >
      <DeletionProgress job={job} />
    </Dialog>
  );
}

interface AskingProps {
  name: string;
  onClose(): void;
  onStarted(): void;
}

function Asking({ name, onClose, onStarted }: AskingProps) {
  const t = useTexts('applications');
  const { answer, isPending: isPlanning, error: unread } = useView('application-deletion', { names: [name] });
  const roots = [nodeId('application', name)];
  const { isLooking } = useBlastRadius(roots);
  const start = useStartDeletion();
  const [take, setTake] = useState<readonly DeletionPart[]>(deletionParts);
  const plan = answer?.objects ?? [];
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () =>
      start({ application: name, take: [...take], shown: chosenObjects(plan, take).map(({ id }) => id) }),
    onSuccess: onStarted,
  });
  const isBound = plan.some(({ part }) => part === 'bindings');
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('deleteQuestion', { name })}
      action={t('deleteAction')}
      pending={isPending}
      isPreparing={isPlanning || isLooking}
      disabled={answer === undefined}
      error={error ?? unread}
      onConfirm={() => mutate()}
      typeToConfirm={isBound ? name : undefined}
    >
      <p>
        {answer === undefined ? null : `${t('servicesGo', { count: answer.serviceCount })} `}
        {t('certificatesCountAgain')}
      </p>
      <BlastRadius roots={roots} title={t('theseLoseAccess')} workloadsOnly />
      {answer === undefined ? null : <DeletionChoice plan={plan} take={take} onChange={setTake} />}
    </ConfirmDialog>
  );
}
