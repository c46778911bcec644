import { bindRequest } from '#lib/domain/binding/bind-request.ts';
import { type BindRun, isGoing } from '#lib/domain/binding/bind-run.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { sharedBindRuns } from '#lib/operations/bindings/shared-bind-runs.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { consoleLog } from '../problem.ts';
import { readBody, respond } from '../respond.ts';

/**
 * Binds a service to a workload and answers with the result. It is a run as any other (`/api/bindings/runs`), waited for:
 * who does not wait until the end changes nothing.
 */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const runs = await sharedBindRuns(consoleContext(), consoleLog());
    const { id } = await runs.start(await readBody(request, bindRequest));
    for await (const run of runs.follow(id, request.signal)) {
      if (!isGoing(run)) {
        return resultOf(run);
      }
    }
    // nobody waits any more
    return undefined;
  });
}

/** @throws MooringError what the run ended with. */
function resultOf({ result, error }: BindRun) {
  if (result === undefined) {
    throw new MooringError(error?.code ?? 'INTERNAL', error?.message ?? message('errors.nothingBound'), {
      ...error,
    });
  }
  return result;
}
