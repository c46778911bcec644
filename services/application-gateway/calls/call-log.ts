import { type DestinationStream, pino } from 'pino';
import type { CallFailure } from '#lib/domain/application/seen-calls.ts';
import type { Logger } from '#lib/log.ts';
import type { ServiceName } from './call-statistics.ts';

/** What the access log says of a call. */
export interface CallRecord {
  name: ServiceName;
  method: string;
  host: string;
  url: string;
  status: number;
  durationMs: number;
  /** Of the answer's body. */
  bytes: number;
  attempts: number;
  traceId: string | undefined;
  failure: CallFailure | undefined;
  problem: string | undefined;
}

export interface CallLog {
  write(record: CallRecord): void;
  /** Writes what is left. */
  close(): void;
}

export type AccessLog = 'all' | 'failures';

export interface CallLogOptions {
  /** Gives level and bindings. */
  log: Logger;
  which: AccessLog;
  /** Where lines go; by default the standard error, some at a time. */
  stream?: DestinationStream | undefined;
}

const batchBytes = 8_192;
const longestWaitMs = 500;

/**
 * The access log, one line per call: those that got no answer of the target as warnings, others as information. Neither
 * queries nor headers are written down: secrets travel there. Lines are written in batches, as there may be many.
 */
export function createCallLog({ log, which, stream }: CallLogOptions): CallLog {
  const batches =
    stream === undefined
      ? pino.destination({ dest: 2, minLength: batchBytes, periodicFlush: longestWaitMs, sync: true })
      : undefined;
  const lines = pino({ level: log.level, base: log.bindings() }, stream ?? batches);

  return {
    write(record) {
      const { name, failure, problem } = record;
      const isWarning = failure !== undefined && failure !== 'cancelled';
      const level = isWarning ? 'warn' : 'info';
      if ((which === 'failures' && problem === undefined && !isWarning) || !lines.isLevelEnabled(level)) {
        return;
      }
      const { method, host, status, bytes, attempts, traceId } = record;
      lines[level](
        {
          application: name.application,
          service: name.service,
          method,
          host,
          path: pathOf(record.url),
          status,
          ms: record.durationMs,
          bytes,
          attempts,
          traceId,
          failure,
          problem,
        },
        'call',
      );
    },
    close: () => batches?.end(),
  };
}

function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}
