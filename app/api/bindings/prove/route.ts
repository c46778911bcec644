import { proveRequest } from '#lib/domain/application/prove-request.ts';
import { prove } from '#lib/operations/bindings/prove.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => prove(context, await readBody(request, proveRequest)));
}
