import { prove, proveInput } from '#lib/operations/bindings/prove.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => prove(context, await readBody(request, proveInput)));
}
