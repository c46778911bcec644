import type { CallLog } from './call-log.ts';
import type { CallStatistics } from './call-statistics.ts';
import type { Exchange } from './exchange.ts';
import type { Planner } from './plan.ts';
import type { ServiceIndex } from './service-index.ts';

/** What all exchanges share. */
export interface GatewayContext {
  index: ServiceIndex;
  planner: Planner;
  namespace: string;
  /** Until a target must have begun to answer, per attempt. */
  timeoutMs: number;
  /** Exchanges that are not over. */
  running: Set<Exchange>;
  /** Counts requests that are for no service. */
  unrouted: CallStatistics;
  callLog: CallLog;
  nowMs(): number;
}
