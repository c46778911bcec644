'use client';

import { useEffect, useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { useDeletions, useStartDeletion } from '#lib/client/deletions.ts';
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
      toast.success(`Application ${name} was deleted`);
      onClose();
      onDeleted?.();
    }
  }, [isDone, name, onClose, onDeleted]);
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
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        job.state === 'failed'
          ? `Application ${job.application} is not deleted`
          : `Deleting application ${job.application}`
      }
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {job.state === 'failed' ? <Button onClick={onAgain}>Look again</Button> : null}
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
  const {
    answer,
    isPending: isPreparing,
    error: unread,
  } = useView('application-deletion', { names: [name] });
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
      title={`Delete application ${name}?`}
      action="Delete application"
      pending={isPending}
      isPreparing={isPreparing}
      disabled={answer === undefined}
      error={error ?? unread}
      onConfirm={() => mutate()}
      typeToConfirm={isBound ? name : undefined}
    >
      <p>
        {answer === undefined ? null : servicesText(answer.serviceCount)}
        Its client certificates count again for the next application of this name: revoke those that must not.
      </p>
      <BlastRadius roots={[nodeId('application', name)]} title="These lose access" workloadsOnly />
      {answer === undefined ? null : <DeletionChoice plan={plan} take={take} onChange={setTake} />}
    </ConfirmDialog>
  );
}

function servicesText(services: number): string {
  return services === 0
    ? 'It has no services. '
    : services === 1
      ? 'Its service goes with it, specification and credentials included. '
      : `Its ${services} services go with it, specifications and credentials included. `;
}
