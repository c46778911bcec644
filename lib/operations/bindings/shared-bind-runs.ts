import { errorText } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { OperationContext } from '../context.ts';
import { operationContext } from '../create-context.ts';
import { bind } from './bind.ts';
import { type BindRuns, createBindRuns } from './bind-runs.ts';
import { createRunRecords } from './run-records.ts';

// Next may load this module more than once in a process
const shared = globalThis as { mooringBindRuns?: Promise<BindRuns> };

/**
 * The runs of this server process, those of an earlier one included.
 * @param context the console's own, by which it notes them; each is applied for whoever has asked for it. Where people sign in, what an
 * earlier process had begun ends as UNAUTHENTICATED: nobody is there for whom it could be gone on with.
 */
export function sharedBindRuns(context: OperationContext, log: Logger): Promise<BindRuns> {
  shared.mooringBindRuns ??= resumed(context, log);
  return shared.mooringBindRuns;
}

async function resumed(context: OperationContext, log: Logger): Promise<BindRuns> {
  const runs = createBindRuns({
    apply: async (input, control) => bind(operationContext(), input, control),
    records: createRunRecords(context.kube, log),
  });
  await runs.resume().catch((error: unknown) => {
    log.warn({ cause: errorText(error) }, 'plans that an earlier console applied cannot be read');
  });
  return runs;
}
