import { consoleLog } from '#app/api/problem.ts';
import { errorText } from '#lib/errors.ts';

/** Called by Next once, before the first request: the console goes on with what it was doing when it was stopped. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') {
    return;
  }
  try {
    const { operationContext } = await import('#lib/operations/create-context.ts');
    const { sharedBindRuns } = await import('#lib/operations/bindings/shared-bind-runs.ts');
    await sharedBindRuns(operationContext(), consoleLog());
  } catch (error) {
    // the pages say what is wrong with the cluster
    consoleLog().warn(
      { cause: errorText(error) },
      'plans that an earlier console applied are not gone on with',
    );
  }
}
