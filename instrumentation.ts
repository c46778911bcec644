import { consoleLog } from '#app/api/problem.ts';
import { errorText } from '#lib/errors.ts';

/** Called by Next once, before the first request: the console goes on with what it was doing when it was stopped. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') {
    return;
  }
  const log = consoleLog();
  try {
    const { consoleContext } = await import('#lib/operations/create-context.ts');
    const { sharedBindRuns } = await import('#lib/operations/bindings/shared-bind-runs.ts');
    const { sharedDeletionJobs } = await import('#lib/operations/applications/shared-deletion-jobs.ts');
    const { prepareModel } = await import('#lib/live/prepare-model.ts');
    const { sharedViews } = await import('#lib/live/shared-views.ts');
    const context = consoleContext();
    // the console answers meanwhile
    void prepareModel(sharedViews(context, log).model);
    await Promise.all([sharedBindRuns(context, log), sharedDeletionJobs(context, log)]);
  } catch (error) {
    // the pages say what is wrong with the cluster
    log.warn({ cause: errorText(error) }, 'what an earlier console had begun is not gone on with');
  }
}
