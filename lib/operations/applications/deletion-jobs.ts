import type { DeleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import type { DeletionJob } from '#lib/domain/binding/deletion-job.ts';
import { isMooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { OperationContext } from '../context.ts';
import { createJobRunner } from '../jobs/job-runner.ts';
import { runDeletion, stepsOfDeletion } from './delete-application.ts';
import { createDeletionRecords, type DeletionRecord } from './deletion-records.ts';

/** The deletions that this process carries out. */
export interface DeletionJobs {
  /** Those that run, and how the last ones ended. */
  list(): DeletionJob[];
  /**
   * Begins to delete an Application, or joins the deletion that runs.
   * @throws MooringError as `stepsOfDeletion` does, before anything is deleted.
   */
  start(input: DeleteApplicationRequest): Promise<DeletionJob>;
  /** Goes on with what an earlier process left behind; what is too old for that is forgotten. */
  resume(): Promise<void>;
}

export interface DeletionJobsOptions {
  /** For whom is deleted what is asked for now. Without it the context that the jobs are noted by. */
  contextOfPerson?(): OperationContext;
  now?(): Date;
}

const mostJobs = 100;

export function createDeletionJobs(
  context: OperationContext,
  log: Logger,
  { contextOfPerson = () => context, now = () => new Date() }: DeletionJobsOptions = {},
): DeletionJobs {
  const records = createDeletionRecords(context.kube, log);
  const runner = createJobRunner<DeletionJob, DeletionRecord>({
    idOf: ({ input }) => input.application,
    isGoing,
    async carryOut(_record, job) {
      await runDeletion(contextOfPerson(), job);
      return (ended) => ended;
    },
    records,
    outlived: (jobs) => jobs.filter((job) => !isGoing(job)).slice(0, Math.max(0, jobs.length - mostJobs)),
    now,
  });

  async function start(input: DeleteApplicationRequest): Promise<DeletionJob> {
    const running = () => runner.join(({ application }) => application === input.application);
    const known = await running();
    if (known !== undefined) {
      return known;
    }
    const steps = await stepsOfDeletion(contextOfPerson(), input);
    const startedAt = now().toISOString();
    const job: DeletionJob = { application: input.application, startedAt, state: 'running', steps };
    // a second click may have begun it while this one was reading
    return running() ?? runner.begin({ input, startedAt }, job);
  }

  return {
    list: runner.list,
    start,
    resume: () =>
      runner.resume(async ({ input }, isTooOld) => {
        if (isTooOld) {
          await records.remove(input.application);
          return;
        }
        try {
          await start(input);
        } catch (error) {
          // nothing is left of it, something came to it meanwhile, or nobody is there whose deletion it is: who looks at it decides anew
          if (!isMooringError(error, 'NOT_FOUND', 'CONFLICT', 'UNAUTHENTICATED')) {
            throw error;
          }
          await records.remove(input.application);
        }
      }),
  };
}

function isGoing({ state }: DeletionJob): boolean {
  return state === 'running';
}
