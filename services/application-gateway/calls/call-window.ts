import { durationBucketsS } from './call-statistics.ts';

/** The duration that so large a part of the calls did not exceed, in milliseconds; undefined without calls. Of calls longer than the last bound no more is known than that. */
export function durationPercentileMs(durations: readonly number[], part: number): number | undefined {
  const total = durations.reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    return undefined;
  }
  let left = total * part;
  for (const [bucket, count] of durations.entries()) {
    if (left <= count && count > 0) {
      const from = durationBucketsS[bucket - 1] ?? 0;
      const to = durationBucketsS[bucket] ?? from;
      return Math.round((from + ((to - from) * left) / count) * 10_000) / 10;
    }
    left -= count;
  }
  return (durationBucketsS.at(-1) ?? 0) * 1_000;
}

/** What has been counted between two moments, bucket by bucket. */
export function durationsSince(before: readonly number[], after: readonly number[]): number[] {
  return after.map((count, bucket) => count - (before[bucket] ?? 0));
}
