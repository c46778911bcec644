import type { KubeObject } from '../kubernetes/kube-object.ts';

/** From where to unbind: one workload's usage, all usages of a binding, or all of an instance. */
export interface UnbindTarget {
  kind: 'servicebindingusages' | 'servicebindings' | 'serviceinstances';
  namespace: string;
  name: string;
}

/** What to unbind where an object is to go. */
export function targetOfObject(kind: UnbindTarget['kind'], { metadata }: KubeObject): UnbindTarget {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}
