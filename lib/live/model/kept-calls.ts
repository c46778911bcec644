import { type CallsReading, callRates } from '#lib/domain/application/call-rates.ts';
import type { SeenCalls } from '#lib/domain/application/seen-calls.ts';

/** What the gateway said last, and how often it is called. */
export interface KeptCalls {
  readonly seen: SeenCalls | undefined;
  /** Calls a second, by the id of the service; those without are left out. */
  readonly rates: ReadonlyMap<string, number>;
  /** @returns whether the rates are others than before. */
  set(seen: SeenCalls | undefined): boolean;
}

export function createKeptCalls(nowMs: () => number): KeptCalls {
  let reading: CallsReading | undefined;
  let rates: ReadonlyMap<string, number> = new Map();
  return {
    get seen() {
      return reading?.seen;
    },
    get rates() {
      return rates;
    },
    set(seen) {
      const before = { reading, rates };
      reading = seen === undefined ? undefined : { seen, atMs: nowMs() };
      rates =
        before.reading === undefined || reading === undefined
          ? new Map()
          : callRates(before.reading, reading);
      return (
        rates.size !== before.rates.size || [...rates].some(([id, rate]) => before.rates.get(id) !== rate)
      );
    },
  };
}
