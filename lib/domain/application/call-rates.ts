import type { SeenCalls } from './seen-calls.ts';

/** What the gateway said, and when it was asked (milliseconds since 1970). */
export interface CallsReading {
  seen: SeenCalls;
  atMs: number;
}

/** Calls a second between two readings, by the id of the service; those without are left out, and such whose count went back. */
export function callRates(before: CallsReading, after: CallsReading): Map<string, number> {
  const seconds = (after.atMs - before.atMs) / 1_000;
  const counts = new Map(before.seen.services.map(({ serviceId, calls }) => [serviceId, calls]));
  const rates = new Map<string, number>();
  for (const { serviceId, calls } of after.seen.services) {
    const added = calls - (counts.get(serviceId) ?? calls);
    if (seconds > 0 && added > 0) {
      rates.set(serviceId, added / seconds);
    }
  }
  return rates;
}
