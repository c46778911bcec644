import type { GatewayContext } from './gateway-context.ts';

/** Ends the calls whose targets have not begun to answer in time. */
export function endLateCalls({ running, nowMs }: Pick<GatewayContext, 'running' | 'nowMs'>): void {
  const now = nowMs();
  for (const call of running) {
    if (call.deadlineMs <= now) {
      call.onTimeout();
    }
  }
}
