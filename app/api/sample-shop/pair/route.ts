import { readBody, respond } from '#app/api/respond.ts';
import { pairInput, pairSampleShop } from '#lib/operations/sample-shop/pair.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => pairSampleShop(context, await readBody(request, pairInput)));
}
