import { pairSampleShopRequest } from '#lib/domain/application/pair-sample-shop-request.ts';
import { pairSampleShop } from '#lib/operations/sample-shop/pair.ts';
import { readBody } from '../../respond.ts';
import { respondOnce } from '../../respond-once.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    pairSampleShop(context, await readBody(asked, pairSampleShopRequest)),
  );
}
