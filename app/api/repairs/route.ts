import { repairRequest } from '#lib/domain/health/repair-request.ts';
import { sharedViews } from '#lib/live/shared-views.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { runRepair } from '#lib/operations/repairs/run.ts';
import { consoleLog } from '../problem.ts';
import { readBody } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const done = await runRepair(context, await readBody(asked, repairRequest));
    sharedViews(consoleContext(), consoleLog()).askCalls();
    return done;
  });
}
