import { readBody } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { pairInput, pairSampleShop } from '#lib/operations/sample-shop/pair.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    pairSampleShop(context, await readBody(asked, pairInput)),
  );
}
