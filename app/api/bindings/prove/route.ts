import { readBody, respond } from '#app/api/respond.ts';
import { prove, proveInput } from '#lib/operations/bindings/prove.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => prove(context, await readBody(request, proveInput)));
}
