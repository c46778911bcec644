import { parseDuration } from './parse-duration.ts';

/** When something is due: at times of the calendar, or each time so many seconds have passed. */
export type CronSchedule = CronFields | CronInterval;

/** Counted from the run before, the first time from the making of the CronJob. */
export interface CronInterval {
  /** A whole number, at least 1. */
  everySeconds: number;
}

/** Minutes, hours, days of the month, months and days of the week at which something is due, as sets of numbers. */
export interface CronFields {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /** Of day of the month and day of the week: a `*` in one leaves the choice to the other, else either of them will do. */
  anyDay: boolean;
  anyWeekday: boolean;
}

interface FieldRange {
  min: number;
  max: number;
  names: readonly string[];
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const ranges = {
  minutes: { min: 0, max: 59, names: [] },
  hours: { min: 0, max: 23, names: [] },
  days: { min: 1, max: 31, names: [] },
  months: { min: 1, max: 12, names: monthNames },
  weekdays: { min: 0, max: 6, names: weekdayNames },
} as const satisfies Record<string, FieldRange>;

const shorthands: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const every = '@every ';

/**
 * Reads a schedule in cron's five fields, one of `@hourly` and its kin, or `@every` with a duration as in `@every 1h30m`.
 * @throws RangeError in the words of Kubernetes' own parser.
 */
export function parseCronSchedule(text: string): CronSchedule {
  return text.startsWith(every) ? parseInterval(text) : parseFields(shorthands[text] ?? text, text);
}

/** Parts of a second do not count, and no time is shorter than one. */
function parseInterval(text: string): CronInterval {
  try {
    return { everySeconds: Math.max(1, Math.floor(parseDuration(text.slice(every.length)))) };
  } catch (error) {
    throw new RangeError(`Failed to parse duration ${text}: ${(error as Error).message}`);
  }
}

function parseFields(line: string, text: string): CronFields {
  if (line.startsWith('@')) {
    throw new RangeError(`Unrecognized descriptor: ${text}`);
  }
  const fields = line.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== 5) {
    throw new RangeError(`Expected exactly 5 fields, found ${fields.length}: ${text}`);
  }
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  return {
    minutes: parseField(minute, ranges.minutes),
    hours: parseField(hour, ranges.hours),
    days: parseField(day, ranges.days),
    months: parseField(month, ranges.months),
    weekdays: parseField(weekday, ranges.weekdays),
    anyDay: isAny(day),
    anyWeekday: isAny(weekday),
  };
}

function isAny(field: string): boolean {
  return field.split(',').some((part) => part.startsWith('*') || part.startsWith('?'));
}

function parseField(field: string, range: FieldRange): ReadonlySet<number> {
  const parts = field.split(',').filter((part) => part !== '');
  return new Set(parts.flatMap((part) => parsePart(part, range)));
}

function parsePart(part: string, range: FieldRange): number[] {
  const [span = '', stepText, ...tooMany] = part.split('/');
  if (tooMany.length > 0) {
    throw new RangeError(`Too many slashes: ${part}`);
  }
  const [low = '', high, ...more] = span.split('-');
  if (more.length > 0) {
    throw new RangeError(`Too many hyphens: ${part}`);
  }
  const whole = low === '*' || low === '?';
  const start = whole ? range.min : parseNumber(low, range);
  const openEnd = whole || stepText !== undefined ? range.max : start;
  const end = high === undefined ? openEnd : parseNumber(high, range);
  const step = stepText === undefined ? 1 : parseNumber(stepText, { ...range, names: [] });
  if (start < range.min) {
    throw new RangeError(`Beginning of range (${start}) below minimum (${range.min}): ${part}`);
  }
  if (end > range.max) {
    throw new RangeError(`End of range (${end}) above maximum (${range.max}): ${part}`);
  }
  if (start > end) {
    throw new RangeError(`Beginning of range (${start}) beyond end of range (${end}): ${part}`);
  }
  if (step === 0) {
    throw new RangeError(`Step of range should be a positive number: ${part}`);
  }
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
}

function parseNumber(text: string, { names, min }: FieldRange): number {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) {
    return named + min;
  }
  if (!/^[+-]?\d+$/.test(text)) {
    throw new RangeError(
      `Failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  const number = Number(text);
  if (number < 0) {
    throw new RangeError(`Negative number (${number}) not allowed: ${text}`);
  }
  return number;
}
