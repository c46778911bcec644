import { randomUUID } from 'node:crypto';
import type { BindProgress, BindResult } from '#lib/domain/binding/bind-progress.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { advanceRun, type BindRun, isGoing, keyOfBindRequest } from '#lib/domain/binding/bind-run.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError, toMooringError } from '#lib/errors.ts';
import type { JobRecords } from '../jobs/job-records.ts';
import { createJobRunner, type JobControl } from '../jobs/job-runner.ts';
import type { BindControl } from './bind.ts';
import type { RunRecord } from './run-records.ts';

/** The plans that this process applies. */
export interface BindRuns {
  /**
   * Begins to apply a plan, or joins the run that applies the same one already. Once it answers, the run outlives the process.
   * @throws MooringError CONFLICT while the same plan is being taken back.
   */
  start(input: BindRequest): Promise<BindRun>;
  /** Those for a service, or a workload of it, newest first; ended ones for ten minutes. */
  list(filter: Partial<Pick<BindRequest, 'namespace' | 'serviceId' | 'workload'>>): BindRun[];
  /** @throws MooringError NOT_FOUND. */
  find(id: string): BindRun;
  /** Takes back what the run has created; one that has ended stays as it is. @throws MooringError NOT_FOUND. */
  cancel(id: string): BindRun;
  /** The run as it is and each time it changes, until it has ended. @throws MooringError NOT_FOUND; the signal's reason. */
  follow(id: string, signal?: AbortSignal): AsyncGenerator<BindRun>;
  /** Goes on with what an earlier process left behind; what is too old for that is shown as ended. */
  resume(): Promise<void>;
}

export interface BindRunsOptions {
  apply(input: BindRequest, control: BindControl): Promise<BindResult>;
  records: JobRecords<RunRecord>;
  now?(): Date;
}

const keptMs = 10 * 60_000;

export function createBindRuns({ apply, records, now = () => new Date() }: BindRunsOptions): BindRuns {
  const runner = createJobRunner<BindRun, RunRecord>({
    idOf: ({ id }) => id,
    isGoing,
    carryOut,
    records,
    outlived: (runs) =>
      runs.filter(({ endedAt }) => endedAt !== undefined && now().getTime() - Date.parse(endedAt) > keptMs),
    now,
  });

  async function carryOut(
    { id, input }: RunRecord,
    _run: BindRun,
    { signal, resumed, change }: JobControl<BindRun>,
  ): Promise<(run: BindRun) => BindRun> {
    const after = (step: BindProgress) => (run: BindRun) => advanceRun(run, step, now());
    try {
      const onProgress = (step: BindProgress) => change(after(step));
      return after({ type: 'done', result: await apply(input, { signal, onProgress, runId: id, resumed }) });
    } catch (thrown) {
      const { code, said, details } = toMooringError(thrown);
      const hint = said.hint === undefined ? {} : { hint: said.hint };
      const error = { code, message: said.message, details, ...hint };
      return after({ type: 'failed', error });
    }
  }

  function find(id: string): BindRun {
    const run = runner.find(id);
    if (run === undefined) {
      throw new MooringError('NOT_FOUND', message('errors.runGone'), {
        hint: message('errors.runGoneHint'),
      });
    }
    return run;
  }

  return {
    async start(input) {
      const key = keyOfBindRequest(input);
      const isSame = ({ request }: BindRun) => keyOfBindRequest(request) === key;
      if (runner.list().some((run) => run.phase === 'cancelling' && isSame(run))) {
        throw new MooringError('CONFLICT', message('errors.bindTakenBack', { workload: input.workload }), {
          hint: message('errors.bindTakenBackHint'),
        });
      }
      const record = { id: randomUUID(), input, startedAt: now().toISOString() };
      return runner.join(isSame) ?? runner.begin(record, begun(record));
    },
    list: ({ namespace, serviceId, workload }) =>
      runner
        .list()
        .filter(
          ({ request }) =>
            (namespace === undefined || request.namespace === namespace) &&
            (serviceId === undefined || request.serviceId === serviceId) &&
            (workload === undefined || request.workload === workload),
        )
        .reverse(),
    find,
    cancel(id) {
      const run = find(id);
      if (run.phase === 'applying') {
        runner.cancel(id, { ...run, phase: 'cancelling' });
      }
      return find(id);
    },
    async *follow(id, signal) {
      find(id);
      yield* runner.follow(id, signal);
    },
    resume: () =>
      runner.resume(async (record, isTooOld) => {
        if (!isTooOld) {
          runner.goOn(record, begun(record));
          return;
        }
        await records.remove(record.id);
        runner.show(record, advanceRun(begun(record), { type: 'failed', error: interrupted }, now()));
      }),
  };
}

function begun({ id, input, startedAt }: RunRecord): BindRun {
  const { createSample: _, ...request } = input;
  return { id, request, startedAt, phase: 'applying', objects: [] };
}

const interrupted = {
  code: 'UNAVAILABLE' as const,
  message: message('errors.runInterrupted'),
  hint: message('errors.runInterruptedHint'),
};
