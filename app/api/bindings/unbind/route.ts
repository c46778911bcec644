import { unbindRequest } from '#lib/domain/binding/unbind-request.ts';
import { unbind } from '#lib/operations/bindings/unbind.ts';
import { readBody } from '../../respond.ts';
import { respondOnce } from '../../respond-once.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    unbind(context, await readBody(asked, unbindRequest)),
  );
}
