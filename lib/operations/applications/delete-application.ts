import type { DeleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import { chosenObjects, type DeletionObject, keyOfRef } from '#lib/domain/binding/deletion-choice.ts';
import type { DeletionJob, DeletionStep } from '#lib/domain/binding/deletion-job.ts';
import { planDeletion } from '#lib/domain/binding/deletion-plan.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { enumerate } from '#lib/domain/texts/enumerate.ts';
import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { MooringError, saidBy } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { OperationContext } from '../context.ts';
import { gatherDeletion } from './gather-deletion.ts';
import { removeObject } from './remove-object.ts';

const atOnce = 4;
const removalTimeoutMs = 60_000;
/**
 * What deleting removes now.
 * @throws MooringError CONFLICT where that is more than what was shown, NOT_FOUND where nothing is left of it.
 */
export async function stepsOfDeletion(
  { kube }: OperationContext,
  { application, take, shown }: DeleteApplicationRequest,
): Promise<DeletionStep[]> {
  const objects = chosenObjects(planDeletion(application, await gatherDeletion(kube)), take);
  if (objects.length === 0) {
    throw new MooringError('NOT_FOUND', message('errors.applicationAndAllGone', { application }));
  }
  const agreed = new Set(shown);
  const more = objects.filter((object) => !agreed.has(keyOfRef(object)));
  if (more.length > 0) {
    throw new MooringError(
      'CONFLICT',
      message('errors.cameMeanwhile', { names: enumerate(more.map(nameOf)) }),
      {
        hint: message('errors.cameMeanwhileHint'),
      },
    );
  }
  return objects.map((object) => ({ ...object, state: 'waiting' as const }));
}

/**
 * Removes the steps of a job, kind by kind; each object is gone before what it hangs on goes. What fails ends it after its
 * kind: the Application stays as long as something of its chain is left, so that the deletion can be begun again.
 * Changes `job` as it goes on, and never throws.
 */
export async function runDeletion(
  { kube }: OperationContext,
  job: DeletionJob,
  timeoutMs: number = removalTimeoutMs,
): Promise<void> {
  const phases = Map.groupBy(job.steps, ({ kind }) => kind);
  let isWhole = true;
  for (const steps of phases.values()) {
    if (isWhole) {
      await removeAll(kube, steps, timeoutMs);
    } else {
      leave(steps);
    }
    isWhole &&= steps.every(({ state }) => state === 'removed');
  }
  job.state = isWhole ? 'done' : 'failed';
}

async function removeAll(kube: KubeClient, steps: readonly DeletionStep[], timeoutMs: number): Promise<void> {
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      step.state = 'removing';
      try {
        await removeObject(kube, step, timeoutMs);
        step.state = 'removed';
      } catch (error) {
        step.state = 'left';
        step.problem = saidBy(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function leave(steps: readonly DeletionStep[]): void {
  for (const step of steps) {
    step.state = 'left';
    step.problem = message('errors.notTried');
  }
}

function nameOf({ kind, name, namespace }: DeletionObject): Sentence {
  const object = `${kinds[kind].kind} ${name}`;
  return namespace === undefined ? object : message('errors.objectInNamespace', { object, namespace });
}
