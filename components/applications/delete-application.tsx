'use client';

import { useEffect, useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { useDeletions, useStartDeletion } from '#lib/client/deletions.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import type { DeletionJob } from '#lib/domain/binding/deletion-job.ts';
import {
  chosenObjects,
  type DeletionPart,
  deletionParts,
  keyOfRef,
  planDeletion,
} from '#lib/domain/binding/deletion-plan.ts';
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
  const { chains, items } = useBindingGraph();
  const start = useStartDeletion();
  const [take, setTake] = useState<readonly DeletionPart[]>(deletionParts);
  // the cluster may not have the kind: then there are none
  const { items: workloadbindings } = useObjects('workloadbindings');
  const plan = planDeletion(name, { ...items, workloadbindings });
  const chosen = chosenObjects(plan, take);
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => start({ application: name, take: [...take], shown: chosen.map(keyOfRef) }),
    onSuccess: onStarted,
  });
  const services = chains.of(name).service.length;
  const isBound = plan.some(({ part }) => part === 'bindings');
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Delete application ${name}?`}
      action="Delete application"
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
      typeToConfirm={isBound ? name : undefined}
    >
      <p>
        {services === 0
          ? 'It has no services. '
          : services === 1
            ? 'Its service goes with it, specification and credentials included. '
            : `Its ${services} services go with it, specifications and credentials included. `}
        Its client certificates count again for the next application of this name: revoke those that must not.
      </p>
      <BlastRadius roots={[nodeId('application', name)]} title="These lose access" workloadsOnly />
      <DeletionChoice plan={plan} take={take} onChange={setTake} />
    </ConfirmDialog>
  );
}
