import { proveRequest } from '#lib/domain/application/prove-request.ts';
import { sharedViews } from '#lib/live/shared-views.ts';
import { prove } from '#lib/operations/bindings/prove.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { consoleLog } from '../../problem.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(
    async (context) => {
      const proof = await prove(context, await readBody(request, proveRequest));
      sharedViews(consoleContext(), consoleLog()).askCalls();
      return proof;
    },
    { holdsSecret: true },
  );
}
