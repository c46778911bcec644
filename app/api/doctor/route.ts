import { examineRequest } from '#lib/domain/health/examine-request.ts';
import { sharedViews } from '#lib/live/shared-views.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { examine } from '#lib/operations/doctor/examine.ts';
import { consoleLog } from '../problem.ts';
import { readBody, respond } from '../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => {
    const examination = await examine(context, await readBody(request, examineRequest));
    sharedViews(consoleContext(), consoleLog()).askCalls();
    return examination;
  });
}
