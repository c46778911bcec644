import { readBody, respond } from '#app/api/respond.ts';
import { planUnbind, unbindInput } from '#lib/operations/bindings/unbind.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => planUnbind(context, await readBody(request, unbindInput)));
}
