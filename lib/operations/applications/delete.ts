import { kinds } from '../../domain/kinds.ts';
import type { OperationContext } from '../context.ts';

/** Deletes an Application with all that is registered for it; its mappings and bindings stay and lose their target. */
export async function deleteApplication({ kube }: OperationContext, name: string): Promise<void> {
  await kube.delete(kinds.applications, name);
}
