import type { OperationContext } from '../context.ts';
import { type ObjectTarget, resolveTarget } from './object-target.ts';

/** Deletes one object; resolves once the server has taken it. */
export async function removeObject({ kube }: OperationContext, target: ObjectTarget): Promise<void> {
  const { info, name, namespace } = resolveTarget(target);
  await kube.delete(info, name, namespace, { propagationPolicy: 'Background' });
}
