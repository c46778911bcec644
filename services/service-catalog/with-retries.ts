import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { CatalogContext } from './catalog-context.ts';
import { OperationError, ReconcileError } from './reconcile-error.ts';

type Step = { requeueAfterMs?: number } | undefined;

/**
 * Runs `work` unless the last attempt at this generation has just failed. Status writes of an attempt come back as
 * watch events: without this they would have the next attempt made at once. Clearing up after a failed attempt
 * (`mitigation`) has delays of its own, so that it neither waits for the next attempt nor shortens the way to it.
 */
export async function withRetries(
  context: CatalogContext,
  { kind, metadata }: KubeObject,
  phase: 'work' | 'mitigation',
  work: () => Promise<Step>,
): Promise<Step> {
  const { retries, log } = context;
  const { uid = '', generation = 0, name, namespace } = metadata;
  const key = `${uid} ${phase}`;
  if ((retries.leftMs(key, generation) ?? 0) > 0) {
    return undefined;
  }
  try {
    const result = await work();
    retries.forget(key);
    return result;
  } catch (error) {
    if (isAnsweredByWatch(error)) {
      throw error;
    }
    const requeueAfterMs = retries.failed(key, generation);
    log.warn({ kind, name, namespace, requeueAfterMs, error: errorText(error) }, 'operation failed');
    return { requeueAfterMs };
  }
}

/** Whether an event ends the trouble: the missing object appears, or the newer version of this one arrives. */
function isAnsweredByWatch(error: unknown): boolean {
  return (
    isMooringError(error, 'CONFLICT', 'NOT_FOUND') ||
    (error instanceof ReconcileError && !(error instanceof OperationError))
  );
}

/** Forgets what failed before: the object is in order, or gone. */
export function forgetRetries({ retries }: CatalogContext, { metadata }: KubeObject): void {
  retries.forget(`${metadata.uid} work`);
  retries.forget(`${metadata.uid} mitigation`);
}
