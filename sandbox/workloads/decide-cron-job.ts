import { parseCronSchedule } from 'kube-sandbox/cron-schedule';
import { lastRun, nextRun } from './cron-runs.ts';
import { isFinished } from './decide-job.ts';
import type { CronJob, Job } from './workload-types.ts';

export interface CronJobPlan {
  /** The time that a Job is to be started for. */
  start: Date | undefined;
  remove: Job[];
  active: Job[];
  /** Until the next time in the schedule; undefined where there is none or the CronJob is suspended. */
  nextInMs: number | undefined;
}

/** A time that passed longer ago is not made up for. */
const longestDelayMs = 24 * 3600 * 1000;

/** Which Jobs of a CronJob are to be started and removed now. `jobs` are those it manages. */
export function decideCronJob(cronJob: CronJob, jobs: readonly Job[], now: Date): CronJobPlan {
  const { spec, status, metadata } = cronJob;
  const active = jobs.filter((job) => !isFinished(job));
  const old = [
    ...surplus(jobs, 'Complete', spec.successfulJobsHistoryLimit ?? 3),
    ...surplus(jobs, 'Failed', spec.failedJobsHistoryLimit ?? 1),
  ];
  if (spec.suspend === true || metadata.deletionTimestamp !== undefined) {
    return { start: undefined, remove: old, active, nextInMs: undefined };
  }
  const schedule = parseCronSchedule(spec.schedule);
  const since = new Date(status?.lastScheduleTime ?? metadata.creationTimestamp ?? now);
  const due = lastRun(schedule, since, now);
  const isLate = due !== undefined && isTooLate(now.getTime() - due.getTime(), spec);
  const isHeldBack = spec.concurrencyPolicy === 'Forbid' && active.length > 0;
  const start = isLate || isHeldBack ? undefined : due;
  const replaced = start !== undefined && spec.concurrencyPolicy === 'Replace' ? active : [];
  const next = nextRun(schedule, since, now);
  return {
    start,
    remove: [...old, ...replaced],
    active: active.filter((job) => !replaced.includes(job)),
    nextInMs: next === undefined ? undefined : next.getTime() - now.getTime(),
  };
}

function isTooLate(delayMs: number, { startingDeadlineSeconds }: CronJob['spec']): boolean {
  const isPastDeadline =
    startingDeadlineSeconds !== undefined && delayMs > Number(startingDeadlineSeconds) * 1000;
  return isPastDeadline || delayMs >= longestDelayMs;
}

function surplus(jobs: readonly Job[], type: string, limit: number): Job[] {
  const ended = jobs
    .filter((job) => job.status?.conditions?.some((it) => it.type === type && it.status === 'True'))
    .sort((a, b) => ((a.status?.startTime ?? '') < (b.status?.startTime ?? '') ? -1 : 1));
  return ended.slice(0, Math.max(0, ended.length - limit));
}
