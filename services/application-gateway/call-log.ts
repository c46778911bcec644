import type { Logger } from '#lib/log.ts';
import type { Failure, ServiceName } from './call-statistics.ts';

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
  failure: Failure | undefined;
  problem: string | undefined;
}

export type CallLog = (record: CallRecord) => void;

export type AccessLog = 'all' | 'failures';

/**
 * One line per call: those that got no answer of the target as warnings, others as information. Neither queries nor headers
 * are written down: secrets travel there.
 */
export function createCallLog(log: Logger, which: AccessLog): CallLog {
  return (record) => {
    const { name, method, host, url, status, durationMs, bytes, attempts, traceId, failure, problem } =
      record;
    const isWarning = failure !== undefined && failure !== 'cancelled';
    const level = isWarning ? 'warn' : 'info';
    if ((which === 'failures' && problem === undefined && !isWarning) || !log.isLevelEnabled(level)) {
      return;
    }
    const line = {
      application: name.application,
      service: name.service,
      method,
      host,
      path: pathOf(url),
      status,
      ms: Math.round(durationMs),
      bytes,
      attempts,
      traceId,
      failure,
      problem,
    };
    log[level](line, 'call');
  };
}

function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}
