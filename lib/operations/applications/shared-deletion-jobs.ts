import { errorText } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { OperationContext } from '../context.ts';
import { operationContext } from '../create-context.ts';
import { createDeletionJobs, type DeletionJobs } from './deletion-jobs.ts';

// Next may load this module more than once in a process
const shared = globalThis as { mooringDeletionJobs?: Promise<DeletionJobs> };

/**
 * The deletions of this server process, those of an earlier one included.
 * @param context the console's own, by which it notes them; each is carried out for whoever has asked for it.
 */
export function sharedDeletionJobs(context: OperationContext, log: Logger): Promise<DeletionJobs> {
  shared.mooringDeletionJobs ??= resumed(context, log);
  return shared.mooringDeletionJobs;
}

async function resumed(context: OperationContext, log: Logger): Promise<DeletionJobs> {
  const jobs = createDeletionJobs(context, log, { contextOfPerson: operationContext });
  await jobs.resume().catch((error: unknown) => {
    log.warn({ cause: errorText(error) }, 'deletions that an earlier console began were not gone on with');
  });
  return jobs;
}
