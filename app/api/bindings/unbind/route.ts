import { readBody } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { unbind, unbindInput } from '#lib/operations/bindings/unbind.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) => unbind(context, await readBody(asked, unbindInput)));
}
