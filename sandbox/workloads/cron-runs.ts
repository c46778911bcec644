import { Cron } from 'croner';
import type { CronSchedule } from 'kube-sandbox/cron-schedule';

/** Kubernetes looks no further than this for the next time: a day that does not come (30 February) is never due. */
const yearsAhead = 5;

/** The first due minute after `after` in UTC; undefined where there is none within five years. */
export function nextRun(schedule: CronSchedule, after: Date): Date | undefined {
  const next = toCron(schedule)?.nextRun(after) ?? undefined;
  const lastYear = after.getUTCFullYear() + yearsAhead;
  return next === undefined || next.getUTCFullYear() > lastYear ? undefined : next;
}

/** The last due minute after `since` and not after `now`, in UTC: missed ones before it are not made up for. */
export function lastRun(schedule: CronSchedule, since: Date, now: Date): Date | undefined {
  // a run right at the reference would not count as one before it
  const [last] = toCron(schedule)?.previousRuns(1, new Date(now.getTime() + 1)) ?? [];
  return last === undefined || last <= since ? undefined : last;
}

/**
 * The schedule in croner's dialect, undefined for one that is never due. Croner reads `?`, `L`, `W`, `#`, 7 for Sunday and
 * steps without a range otherwise than Kubernetes or not at all, so it is handed what Kubernetes' reading came to: plain
 * lists of numbers, and which of the two day fields have to agree.
 */
function toCron({ anyDay, anyWeekday, ...schedule }: CronSchedule): Cron | undefined {
  const { minutes, hours, days, months, weekdays } = schedule;
  const fields = [minutes, hours, days, months, weekdays].map((numbers) => [...numbers].join(','));
  if (fields.includes('')) {
    return undefined;
  }
  const domAndDow = anyDay || anyWeekday;
  return new Cron(fields.join(' '), { mode: '5-part', timezone: 'UTC', domAndDow, paused: true });
}
