import { z } from 'zod';
import type { pairSampleShopRequest } from '#lib/domain/application/pair-sample-shop-request.ts';
import type { ShopPairing } from '#lib/domain/application/pairing.ts';
import type { OperationContext } from '../context.ts';
import { callShop } from './call-shop.ts';

export const pairingAnswer = z.object({
  application: z.string(),
  pairedAt: z.string(),
  certificate: z.object({ subject: z.string(), notAfter: z.string(), fingerprint: z.string() }),
});

/** Hands the token URL to the sample shop, which pairs by itself. */
export function pairSampleShop(
  context: OperationContext,
  { tokenUrl }: z.output<typeof pairSampleShopRequest>,
): Promise<ShopPairing> {
  return callShop(context, { method: 'POST', path: '/pair', body: { url: tokenUrl } }, pairingAnswer);
}
