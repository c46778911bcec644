import { registerSampleShopRequest } from '#lib/domain/application/register-sample-shop-request.ts';
import { registerSampleShop } from '#lib/operations/sample-shop/register.ts';
import { readBody } from '../../respond.ts';
import { respondOnce } from '../../respond-once.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const { application } = await readBody(asked, registerSampleShopRequest);
    return registerSampleShop(context, application);
  });
}
