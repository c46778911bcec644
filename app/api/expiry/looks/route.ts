import { lookAtTargetsRequest } from '#lib/domain/application/look-at-targets-request.ts';
import { tlsTargets } from '#lib/domain/application/tls-targets.ts';
import { sharedViews } from '#lib/live/shared-views.ts';
import { lookAtTargets } from '#lib/operations/certificates/look-at-targets.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { consoleLog } from '../../problem.ts';
import { readBody, respond } from '../../respond.ts';

/** Looks at the certificates of servers that registered services name. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const context = consoleContext();
    const { address } = await readBody(request, lookAtTargetsRequest);
    const { model } = sharedViews(context, consoleLog());
    await model.ready(['applications']);
    const { targets } = tlsTargets(model.list('applications'));
    return lookAtTargets(context, { targets, address });
  });
}
