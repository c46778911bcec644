/** Median and 95th percentile of measured values. */
export function summarize(values: number[]): { median: number; p95: number } {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** One line of a report: what was measured, its median and p95 in milliseconds, and the same of the reference. */
export function reportLine(
  name: string,
  values: number[],
  reference: { name: string; values: number[] },
): string {
  const own = summarize(values);
  const other = summarize(reference.values);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const ratio = (own.median / other.median).toFixed(1);
  return [
    `${name}: median ${ms(own.median)}, p95 ${ms(own.p95)} (${values.length} runs)`,
    `  reference, ${reference.name}: median ${ms(other.median)}, p95 ${ms(other.p95)}; ratio ${ratio}`,
  ].join('\n');
}
