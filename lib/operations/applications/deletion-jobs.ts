import type { DeleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import type { DeletionJob, DeletionStep } from '#lib/domain/binding/deletion-job.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { OperationContext } from '../context.ts';
import { runDeletion, stepsOfDeletion } from './delete-application.ts';
import { readDeletionRecords, removeDeletionRecord, writeDeletionRecord } from './deletion-record.ts';

/** The deletions that this process carries out. They belong to it and not to who asked: nobody has to wait for them. */
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

const mostJobs = 100;
/** Who comes back later than this is to be asked again. */
const resumableMs = 15 * 60_000;

export function createDeletionJobs(
  context: OperationContext,
  log: Logger,
  now: () => Date = () => new Date(),
): DeletionJobs {
  const { kube } = context;
  const jobs = new Map<string, DeletionJob>();

  function running(application: string): DeletionJob | undefined {
    const job = jobs.get(application);
    return job?.state === 'running' ? job : undefined;
  }

  function forgetOldest(): void {
    const ended = [...jobs.values()].filter(({ state }) => state !== 'running');
    for (const { application } of ended.slice(0, Math.max(0, jobs.size - mostJobs))) {
      jobs.delete(application);
    }
  }

  function add(application: string, steps: DeletionStep[]): DeletionJob {
    const job: DeletionJob = { application, startedAt: now().toISOString(), state: 'running', steps };
    jobs.delete(application);
    jobs.set(application, job);
    forgetOldest();
    return job;
  }

  async function carryOut(job: DeletionJob): Promise<void> {
    await runDeletion(context, job);
    await removeDeletionRecord(kube, job.application).catch((error: unknown) => {
      log.warn({ cause: errorText(error) }, 'the record of a deletion that has ended was not removed');
    });
  }

  async function start(input: DeleteApplicationRequest): Promise<DeletionJob> {
    const { application } = input;
    const steps = running(application)?.steps ?? (await stepsOfDeletion(context, input));
    // a second click may have begun it while this one was reading
    const known = running(application);
    if (known !== undefined) {
      return known;
    }
    const job = add(application, steps);
    await writeDeletionRecord(kube, { input, startedAt: job.startedAt }).catch((error: unknown) => {
      log.warn({ cause: errorText(error) }, 'a deletion has no record: a restart of the console ends it');
    });
    void carryOut(job);
    return job;
  }

  return {
    list: () => [...jobs.values()],
    start,
    async resume() {
      for (const { input, startedAt } of await readDeletionRecords(kube)) {
        if (now().getTime() - Date.parse(startedAt) > resumableMs) {
          await removeDeletionRecord(kube, input.application);
          continue;
        }
        try {
          await start(input);
        } catch (error) {
          // nothing is left of it, or something came to it meanwhile: who looks at it decides anew
          if (!isMooringError(error, 'NOT_FOUND', 'CONFLICT')) {
            throw error;
          }
          await removeDeletionRecord(kube, input.application);
        }
      }
    },
  };
}
