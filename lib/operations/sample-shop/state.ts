import { z } from 'zod';
import type { OperationContext } from '../context.ts';
import { callShop } from './call-shop.ts';

const pairing = z.object({
  application: z.string(),
  pairedAt: z.string(),
  certificate: z.object({ subject: z.string(), notAfter: z.string(), fingerprint: z.string() }),
});

const stateAnswer = z.object({ pairings: z.array(pairing) });

export type ShopPairing = z.infer<typeof pairing>;

export interface ShopState {
  /** False where no sample shop runs beside this console. */
  available: boolean;
  pairings: ShopPairing[];
}

/** Which Applications the sample shop is paired as. */
export async function sampleShopState(context: OperationContext): Promise<ShopState> {
  if (context.config.sampleShopUrl === undefined) {
    return { available: false, pairings: [] };
  }
  const { pairings } = await callShop(context, { method: 'GET', path: '/pair' }, stateAnswer);
  return { available: true, pairings };
}
