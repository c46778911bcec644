import { unbindRequest } from '#lib/domain/binding/unbind-request.ts';
import { planUnbind } from '#lib/operations/bindings/unbind.ts';
import { readBody, respond } from '../../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => planUnbind(context, await readBody(request, unbindRequest)));
}
