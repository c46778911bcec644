const nanosecondsIn: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Go counts a duration in nanoseconds, in 64 bits. */
const endNanoseconds = 2 ** 63;

/**
 * Seconds of a duration as Go writes it: `1h30m`, `1.5h`, `-300ms`, `0`.
 * @throws RangeError in Go's words.
 */
export function parseDuration(text: string): number {
  const [, sign, size = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (size === '0') {
    return 0;
  }
  const parts = [...size.matchAll(/([0-9]*\.?[0-9]*)([^0-9.]*)/g)].filter(([part]) => part !== '');
  if (parts.length === 0) {
    throw invalid(text);
  }
  const total = parts.reduce((sum, [, number = '', unit = '']) => sum + nanoseconds(number, unit, text), 0);
  if (total >= endNanoseconds) {
    throw invalid(text);
  }
  return (sign === '-' ? -total : total) / 1e9;
}

function nanoseconds(number: string, unit: string, text: string): number {
  if (!/[0-9]/.test(number)) {
    throw invalid(text);
  }
  if (unit === '') {
    throw new RangeError(`time: missing unit in duration ${JSON.stringify(text)}`);
  }
  const size = Object.hasOwn(nanosecondsIn, unit) ? nanosecondsIn[unit] : undefined;
  if (size === undefined) {
    throw new RangeError(`time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`);
  }
  return Math.round(Number(number) * size);
}

function invalid(text: string): RangeError {
  return new RangeError(`time: invalid duration ${JSON.stringify(text)}`);
}
