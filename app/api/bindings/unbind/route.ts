import { readBody, respond } from '#app/api/respond.ts';
import { unbind, unbindInput } from '#lib/operations/bindings/unbind.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => unbind(context, await readBody(request, unbindInput)));
}
