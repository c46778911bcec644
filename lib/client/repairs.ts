import type { Repair } from '../domain/remedy.ts';
import { api } from './api.ts';

/** Lets the console carry out a repair. */
export function runRepair(repair: Repair): Promise<void> {
  return api('/api/repairs', { method: 'POST', body: repair });
}
