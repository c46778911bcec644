import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until `probe` gives something; fails with what it last said after `withinMs`. */
export async function eventually<T>(
  probe: () => Promise<T | undefined> | T | undefined,
  withinMs = 10_000,
): Promise<T> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > deadlineMs) {
      throw new Error(`Nothing within ${withinMs} ms: ${probe.toString().slice(0, 200)}`);
    }
    await delay(25);
  }
}
