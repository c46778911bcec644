import type { DeletionJob } from '#lib/domain/deletion-job.ts';
import type { OperationContext } from '../context.ts';
import { type DeleteApplicationInput, runDeletion, stepsOfDeletion } from './delete-application.ts';

const mostJobs = 100;

// Next may load this module more than once in a process (one copy per bundle, again after an edit)
const shared = globalThis as { mooringDeletions?: Map<string, DeletionJob> };

function jobs(): Map<string, DeletionJob> {
  shared.mooringDeletions ??= new Map();
  return shared.mooringDeletions;
}

/** The deletions that run, and how the last ones ended. Those of a process that has ended are begun again by hand. */
export function deletionJobs(): DeletionJob[] {
  return [...jobs().values()];
}

/**
 * Begins to delete an Application; the deletion goes on to its end, whoever waits for it. Where it runs already, that one is
 * returned.
 * @throws MooringError as `stepsOfDeletion` does, before anything is deleted.
 */
export async function startDeletion(
  context: OperationContext,
  input: DeleteApplicationInput,
): Promise<DeletionJob> {
  const { application } = input;
  const running = () =>
    [...jobs().values()].find((job) => job.application === application && job.state === 'running');
  const steps = running()?.steps ?? (await stepsOfDeletion(context, input));
  // a second click may have begun it while this one was reading
  const known = running();
  if (known !== undefined) {
    return known;
  }
  const job: DeletionJob = { application, startedAt: new Date().toISOString(), state: 'running', steps };
  jobs().delete(application);
  jobs().set(application, job);
  forgetOldest();
  void runDeletion(context, job);
  return job;
}

function forgetOldest(): void {
  const ended = [...jobs().values()].filter(({ state }) => state !== 'running');
  for (const { application } of ended.slice(0, Math.max(0, jobs().size - mostJobs))) {
    jobs().delete(application);
  }
}
