import type { CallFailure } from '#lib/domain/application/seen-calls.ts';
import type { CallLog } from './call-log.ts';
import type { CallStatistics } from './call-statistics.ts';

export interface CallRecordOptions {
  callLog: CallLog;
  /** Counts the call as long as its service is not known. */
  unrouted: CallStatistics;
  nowMs(): number;
}

/** What is counted and logged of one call of a workload. */
export class CallRecord {
  readonly #options: CallRecordOptions;
  readonly #startedAtMs: number;
  statistics: CallStatistics;
  /** Calls to the target. */
  attempts = 0;
  /** Of the answer's body. */
  bytes = 0;
  failure: CallFailure | undefined;
  problem: string | undefined;
  traceId: string | undefined;

  constructor(options: CallRecordOptions) {
    this.#options = options;
    this.#startedAtMs = options.nowMs();
    this.statistics = options.unrouted;
  }

  begin(): void {
    this.statistics.begin(this.#startedAtMs);
  }

  /** @param status that the caller got. */
  finish({ method, host, url }: { method: string; host: string; url: string }, status: number): void {
    const { statistics, bytes, attempts, traceId, failure, problem } = this;
    const durationMs = this.#options.nowMs() - this.#startedAtMs;
    statistics.end(status, durationMs);
    if (failure !== undefined) {
      statistics.fail(failure);
    }
    const { name } = statistics;
    this.#options.callLog.write({
      name,
      method,
      host,
      url,
      status,
      durationMs,
      bytes,
      attempts,
      traceId,
      failure,
      problem,
    });
  }
}
