import { formatObject } from '#lib/domain/kubernetes/object-text.ts';
import type { OperationContext } from '../context.ts';
import { type ObjectTarget, resolveTarget } from './object-target.ts';

export interface ObjectText {
  text: string;
  resourceVersion: string;
}

/** An object as YAML. */
export async function readObject({ kube }: OperationContext, target: ObjectTarget): Promise<ObjectText> {
  const { info, name, namespace } = resolveTarget(target);
  const object = await kube.get(info, name, namespace);
  return { text: formatObject(object), resourceVersion: object.metadata.resourceVersion ?? '' };
}
