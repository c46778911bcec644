import type { MoveStep } from '#lib/domain/binding/move-plan.ts';
import type { MoveRequest } from '#lib/domain/binding/move-request.ts';
import type { RepairRequest } from '#lib/domain/health/repair-request.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { api } from './api.ts';

/** Lets the console carry out a repair. */
export function runRepair(repair: RepairRequest): Promise<void> {
  return api('/api/repairs', { method: 'POST', body: repair });
}

/** What moving to another service would change. */
export function planMove(move: MoveRequest, signal: AbortSignal): Promise<Told<MoveStep>[]> {
  return api('/api/repairs/move-plan', { method: 'POST', body: move, signal });
}
