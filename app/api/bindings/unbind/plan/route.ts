import { planUnbind, unbindInput } from '#lib/operations/bindings/unbind.ts';
import { readBody, respond } from '../../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => planUnbind(context, await readBody(request, unbindInput)));
}
