/** From where to unbind: one workload's usage, all usages of a binding, or all of an instance. */
export interface UnbindTarget {
  kind: 'servicebindingusages' | 'servicebindings' | 'serviceinstances';
  namespace: string;
  name: string;
}
