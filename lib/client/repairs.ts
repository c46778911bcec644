import type { MoveStep } from '#lib/domain/binding/move-plan.ts';
import type { Repair } from '#lib/domain/health/remedy.ts';
import { api } from './api.ts';

/** Lets the console carry out a repair. */
export function runRepair(repair: Repair): Promise<void> {
  return api('/api/repairs', { method: 'POST', body: repair });
}

/** What moving to another service would change. */
export function planMove(
  move: Extract<Repair, { action: 'move-to-service' }>,
  signal: AbortSignal,
): Promise<MoveStep[]> {
  return api('/api/repairs/move-plan', { method: 'POST', body: move, signal });
}
