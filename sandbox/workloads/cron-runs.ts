import { Cron } from 'croner';
import type { CronFields, CronInterval, CronSchedule } from 'kube-sandbox/cron-schedule';

/** Kubernetes looks no further than this for the next time: a day that does not come (30 February) is never due. */
const yearsAhead = 5;

/** The first due time after `now`, in UTC; undefined where there is none within five years. `since` is the run before. */
export function nextRun(schedule: CronSchedule, since: Date, now: Date): Date | undefined {
  if ('everySeconds' in schedule) {
    return nthRun(schedule, since, runsPassed(schedule, since, now) + 1);
  }
  const next = toCron(schedule)?.nextRun(now) ?? undefined;
  const lastYear = now.getUTCFullYear() + yearsAhead;
  return next === undefined || next.getUTCFullYear() > lastYear ? undefined : next;
}

/** The last due time after `since`, the run before, and not after `now`, in UTC: missed ones before it are not made up for. */
export function lastRun(schedule: CronSchedule, since: Date, now: Date): Date | undefined {
  if ('everySeconds' in schedule) {
    const passed = runsPassed(schedule, since, now);
    return passed === 0 ? undefined : nthRun(schedule, since, passed);
  }
  // a run right at the reference would not count as one before it
  const [last] = toCron(schedule)?.previousRuns(1, new Date(now.getTime() + 1)) ?? [];
  return last === undefined || last <= since ? undefined : last;
}

function runsPassed({ everySeconds }: CronInterval, since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - wholeSecondMs(since)) / (everySeconds * 1000)));
}

function nthRun({ everySeconds }: CronInterval, since: Date, count: number): Date {
  return new Date(wholeSecondMs(since) + count * everySeconds * 1000);
}

function wholeSecondMs(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}

/**
 * The schedule in croner's dialect, undefined for one that is never due. Croner reads `?`, `L`, `W`, `#`, 7 for Sunday and
 * steps without a range otherwise than Kubernetes or not at all, so it is handed what Kubernetes' reading came to: plain
 * lists of numbers, and which of the two day fields have to agree.
 */
function toCron({ anyDay, anyWeekday, ...schedule }: CronFields): Cron | undefined {
  const { minutes, hours, days, months, weekdays } = schedule;
  const fields = [minutes, hours, days, months, weekdays].map((numbers) => [...numbers].join(','));
  if (fields.includes('')) {
    return undefined;
  }
  const domAndDow = anyDay || anyWeekday;
  return new Cron(fields.join(' '), { mode: '5-part', timezone: 'UTC', domAndDow, paused: true });
}
