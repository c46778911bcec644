import type { CallFailure } from '#lib/domain/application/seen-calls.ts';

/** Upper bounds of the buckets of call durations, in seconds. */
export const durationBucketsS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface ServiceName {
  application: string;
  serviceId: string;
  service: string;
}

/** What has been seen of one service; plain numbers, because every call counts here. */
export class CallStatistics {
  readonly name: ServiceName;
  /** By the hundreds of the status given to the caller: 1xx to 5xx. */
  readonly byClass = [0, 0, 0, 0, 0];
  /** Durations per bucket, the last one for longer ones; not cumulative. */
  readonly durations = new Array<number>(durationBucketsS.length + 1).fill(0);
  readonly failures = new Map<CallFailure, number>();
  durationSumMs = 0;
  retries = 0;
  running = 0;
  lastCallAtMs: number | undefined;
  lastStatus: number | undefined;
  /** Of the last call that ended; undefined where the target answered. */
  lastFailure: CallFailure | undefined;

  constructor(name: ServiceName) {
    this.name = name;
  }

  get calls(): number {
    return this.byClass.reduce((sum, count) => sum + count, 0);
  }

  /** Calls that were answered with 5xx. */
  get errors(): number {
    return this.byClass[4] ?? 0;
  }

  begin(nowMs: number): void {
    this.running++;
    this.lastCallAtMs = nowMs;
  }

  end(status: number, durationMs: number): void {
    this.running--;
    this.lastStatus = status;
    this.lastFailure = undefined;
    const index = Math.floor(status / 100) - 1;
    this.byClass[index] = (this.byClass[index] ?? 0) + 1;
    this.durationSumMs += durationMs;
    let bucket = 0;
    while (bucket < durationBucketsS.length && durationMs > (durationBucketsS[bucket] ?? 0) * 1000) {
      bucket++;
    }
    this.durations[bucket] = (this.durations[bucket] ?? 0) + 1;
  }

  /** To be called after `end`. */
  fail(failure: CallFailure): void {
    this.lastFailure = failure;
    this.failures.set(failure, (this.failures.get(failure) ?? 0) + 1);
  }
}
