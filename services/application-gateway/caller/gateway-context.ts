import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import type { CallLog } from '../calls/call-log.ts';
import type { CallStatistics } from '../calls/call-statistics.ts';
import type { Planner } from '../plan/planner.ts';
import type { ServiceIndex } from '../plan/service-index.ts';

/** A call that is not over. */
export interface RunningCall {
  /** Until when the target must have begun to answer. */
  readonly deadlineMs: number;
  onTimeout(): void;
}

/** What all exchanges share. */
export interface GatewayContext {
  index: ServiceIndex;
  planner: Planner;
  namespace: string;
  /** Until a target must have begun to answer, per attempt. */
  timeoutMs: number;
  /** Exchanges that are not over. */
  running: Set<RunningCall>;
  /** Counts requests that are for no service. */
  unrouted: CallStatistics;
  callLog: CallLog;
  /** Asked before anything else is done with a request. */
  guard: RequestGuard | undefined;
  nowMs(): number;
}
