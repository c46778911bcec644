import { z } from 'zod';
import type { ShopState } from '#lib/domain/application/pairing.ts';
import type { OperationContext } from '../context.ts';
import { callShop } from './call-shop.ts';
import { pairingAnswer } from './pair.ts';

const stateAnswer = z.object({ pairings: z.array(pairingAnswer) });

/** Which Applications the sample shop is paired as. */
export async function sampleShopState(context: OperationContext): Promise<ShopState> {
  if (context.config.sampleShopUrl === undefined) {
    return { available: false, pairings: [] };
  }
  const { pairings } = await callShop(context, { method: 'GET', path: '/pair' }, stateAnswer);
  return { available: true, pairings };
}
