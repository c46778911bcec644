import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createInformer, type Informer, type InformerOptions } from './informer.ts';

export interface NamedInformerOptions<T extends KubeObject>
  extends Omit<InformerOptions<T>, 'fieldSelector'> {
  namespace: string;
  name: string;
}

/** A live copy of one object, under its key `namespace/name` while it is there. */
export function createNamedInformer<T extends KubeObject>({
  name,
  ...options
}: NamedInformerOptions<T>): Informer<T> {
  return createInformer<T>({ ...options, fieldSelector: `metadata.name=${name}` });
}
