import { EventEmitter, once } from 'node:events';
import type { JobRecords } from './job-records.ts';

export interface JobControl<Job> {
  /** Aborted by `cancel`. */
  signal: AbortSignal;
  /** Whether an earlier process began it. */
  resumed: boolean;
  /** Takes the job's next state from its present one. */
  change(next: (job: Job) => Job): void;
}

export interface JobRunnerOptions<Job, Noted> {
  idOf(record: Noted): string;
  isGoing(job: Job): boolean;
  /** Does the work; begun when the record is written. @returns the step to the job's last state; never throws. */
  carryOut(record: Noted, job: Job, control: JobControl<Job>): Promise<(job: Job) => Job>;
  records: JobRecords<Noted>;
  /** Which of the jobs, oldest first, nobody is to be told of any more; none that is going. */
  outlived(jobs: readonly Job[]): readonly Job[];
  now(): Date;
}

/**
 * The jobs of one kind that this process carries out. They belong to it and not to who asked: nobody has to wait for them,
 * and each is noted before it is answered for, so that another process could go on with it.
 */
export interface JobRunner<Job, Noted> {
  /** Oldest first, those that have ended a while ago left out. */
  list(): Job[];
  find(id: string): Job | undefined;
  /** The job that is going and matches, once it is noted. */
  join(matches: (job: Job) => boolean): Promise<Job> | undefined;
  /** Begins a job. */
  begin(record: Noted, job: Job): Promise<Job>;
  /** Goes on with what an earlier process has noted. */
  goOn(record: Noted, job: Job): void;
  /** Shows a job that has ended. */
  show(record: Noted, job: Job): void;
  /** Aborts the work of a job that is going, and shows `next`. */
  cancel(id: string, next: Job): void;
  /** The job as it is and each time it changes, until it has ended. @throws the signal's reason. */
  follow(id: string, signal?: AbortSignal): AsyncGenerator<Job>;
  /** Hands out what an earlier process left behind; what is older than a quarter of an hour as too old. */
  resume(take: (record: Noted, isTooOld: boolean) => Promise<void>): Promise<void>;
}

interface Entry<Job> {
  job: Job;
  stop: AbortController;
  changes: EventEmitter;
  /** Resolved when another process could go on with it. */
  noted: Promise<void>;
}

/** Who comes back later than this is to be asked again. */
const resumableMs = 15 * 60_000;

export function createJobRunner<Job, Noted extends { startedAt: string }>(
  options: JobRunnerOptions<Job, Noted>,
): JobRunner<Job, Noted> {
  const { idOf, isGoing, carryOut, records, outlived, now } = options;
  const entries = new Map<string, Entry<Job>>();

  function list(): Job[] {
    const gone = new Set(outlived([...entries.values()].map(({ job }) => job)));
    for (const [id, { job }] of entries) {
      if (gone.has(job)) {
        entries.delete(id);
      }
    }
    return [...entries.values()].map(({ job }) => job);
  }

  function change(entry: Entry<Job>, job: Job): void {
    entry.job = job;
    entry.changes.emit('change');
  }

  function add(record: Noted, job: Job, noted: Promise<void>): Entry<Job> {
    const changes = new EventEmitter().setMaxListeners(0);
    const entry = { job, stop: new AbortController(), changes, noted };
    const id = idOf(record);
    // the newest comes last, also where one of this id has ended before
    entries.delete(id);
    entries.set(id, entry);
    return entry;
  }

  async function run(entry: Entry<Job>, record: Noted, resumed: boolean): Promise<void> {
    await entry.noted;
    const last = await carryOut(record, entry.job, {
      signal: entry.stop.signal,
      resumed,
      change: (next) => change(entry, next(entry.job)),
    });
    await records.remove(idOf(record));
    change(entry, last(entry.job));
  }

  return {
    list,
    find: (id) => entries.get(id)?.job,
    join(matches) {
      const entry = [...entries.values()].find(({ job }) => isGoing(job) && matches(job));
      return entry?.noted.then(() => entry.job);
    },
    async begin(record, job) {
      const entry = add(record, job, records.write(record));
      list();
      void run(entry, record, false);
      await entry.noted;
      return entry.job;
    },
    goOn(record, job) {
      void run(add(record, job, Promise.resolve()), record, true);
    },
    show: (record, job) => void add(record, job, Promise.resolve()),
    cancel(id, next) {
      const entry = entries.get(id);
      if (entry !== undefined && isGoing(entry.job)) {
        change(entry, next);
        entry.stop.abort();
      }
    },
    async *follow(id, signal) {
      const entry = entries.get(id);
      while (entry !== undefined) {
        const shown = entry.job;
        yield shown;
        if (!isGoing(shown)) {
          return;
        }
        if (entry.job === shown) {
          await once(entry.changes, 'change', signal === undefined ? {} : { signal });
        }
      }
    },
    async resume(take) {
      for (const record of await records.list()) {
        await take(record, now().getTime() - Date.parse(record.startedAt) > resumableMs);
      }
    },
  };
}
