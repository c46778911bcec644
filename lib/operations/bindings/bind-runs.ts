import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { BindProgress, BindResult } from '#lib/domain/binding/bind-progress.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { advanceRun, type BindRun, isGoing, keyOfBindRequest } from '#lib/domain/binding/bind-run.ts';
import { MooringError, toMooringError } from '#lib/errors.ts';
import type { BindControl } from './bind.ts';
import type { RunRecord, RunRecords } from './run-records.ts';

/** The plans that this process applies. They belong to it and not to who asked: nobody has to wait for them. */
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
  records: RunRecords;
  now?(): Date;
}

interface Entry {
  run: BindRun;
  stop: AbortController;
  changes: EventEmitter;
  /** Resolved when another process could go on with it. */
  noted: Promise<void>;
}

const keptMs = 10 * 60_000;
/** Who comes back later than this has made other plans. */
const resumableMs = 15 * 60_000;

export function createBindRuns({ apply, records, now = () => new Date() }: BindRunsOptions): BindRuns {
  const entries = new Map<string, Entry>();

  function entryOf(id: string): Entry {
    const entry = entries.get(id);
    if (entry === undefined) {
      throw new MooringError('NOT_FOUND', 'The console does not know of this run any more.', {
        hint: 'It ended a while ago. What is in the cluster is what counts: look at the bindings.',
      });
    }
    return entry;
  }

  function forgetOld(): void {
    for (const [id, { run }] of entries) {
      if (run.endedAt !== undefined && now().getTime() - Date.parse(run.endedAt) > keptMs) {
        entries.delete(id);
      }
    }
  }

  function change(entry: Entry, run: BindRun): void {
    entry.run = run;
    entry.changes.emit('change');
  }

  function add({ id, input, startedAt }: RunRecord, noted: Promise<void>): Entry {
    const { createSample: _, ...request } = input;
    const run: BindRun = { id, request, startedAt, phase: 'applying', objects: [] };
    const changes = new EventEmitter().setMaxListeners(0);
    const entry: Entry = { run, stop: new AbortController(), changes, noted };
    entries.set(id, entry);
    return entry;
  }

  async function carryOut(entry: Entry, { id, input }: RunRecord, resumed: boolean): Promise<void> {
    const tell = (step: BindProgress) => change(entry, advanceRun(entry.run, step, now()));
    try {
      await entry.noted;
      const control = { signal: entry.stop.signal, onProgress: tell, runId: id, resumed };
      const result = await apply(input, control);
      await records.remove(id);
      tell({ type: 'done', result });
    } catch (thrown) {
      await records.remove(id);
      const { code, message, hint, details } = toMooringError(thrown);
      tell({ type: 'failed', error: { code, message, details, ...(hint === undefined ? {} : { hint }) } });
    }
  }

  function isSame(input: BindRequest): (entry: Entry) => boolean {
    const key = keyOfBindRequest(input);
    return ({ run }) => isGoing(run) && keyOfBindRequest(run.request) === key;
  }

  return {
    async start(input) {
      forgetOld();
      const same = [...entries.values()].find(isSame(input));
      if (same?.run.phase === 'cancelling') {
        throw new MooringError('CONFLICT', `Binding ${input.workload} is being taken back right now.`, {
          hint: 'Apply the plan again once that has ended.',
        });
      }
      if (same !== undefined) {
        await same.noted;
        return same.run;
      }
      const record = { id: randomUUID(), input, startedAt: now().toISOString() };
      const entry = add(record, records.write(record));
      void carryOut(entry, record, false);
      await entry.noted;
      return entry.run;
    },
    list({ namespace, serviceId, workload }) {
      forgetOld();
      return [...entries.values()]
        .map(({ run }) => run)
        .filter(
          ({ request }) =>
            (namespace === undefined || request.namespace === namespace) &&
            (serviceId === undefined || request.serviceId === serviceId) &&
            (workload === undefined || request.workload === workload),
        )
        .reverse();
    },
    find: (id) => entryOf(id).run,
    cancel(id) {
      const entry = entryOf(id);
      if (entry.run.phase === 'applying') {
        change(entry, { ...entry.run, phase: 'cancelling' });
        entry.stop.abort();
      }
      return entry.run;
    },
    async *follow(id, signal) {
      const entry = entryOf(id);
      for (;;) {
        const shown = entry.run;
        yield shown;
        if (!isGoing(shown)) {
          return;
        }
        if (entry.run === shown) {
          await once(entry.changes, 'change', signal === undefined ? {} : { signal });
        }
      }
    },
    async resume() {
      for (const record of await records.list()) {
        const entry = add(record, Promise.resolve());
        if (now().getTime() - Date.parse(record.startedAt) <= resumableMs) {
          void carryOut(entry, record, true);
          continue;
        }
        await records.remove(record.id);
        change(entry, advanceRun(entry.run, { type: 'failed', error: interrupted }, now()));
      }
    },
  };
}

const interrupted = {
  code: 'UNAVAILABLE' as const,
  message: 'The console was stopped while it applied this plan, too long ago to go on by itself.',
  hint: 'What it made is still there: apply the plan again to finish it, or unbind it.',
};
