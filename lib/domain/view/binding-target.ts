import type { UnbindTarget } from '../binding/unbind-target.ts';
import type { BindingRowKind } from './binding-row-kinds.ts';
import type { BindingRow } from './binding-rows.ts';

const kindOf: Record<BindingRowKind, UnbindTarget['kind']> = {
  usage: 'servicebindingusages',
  binding: 'servicebindings',
  instance: 'serviceinstances',
};

/** What is unbound, or deleted, where a row of the list of bindings is to go. */
export function targetOfBindingRow({
  kind,
  namespace,
  name,
}: Pick<BindingRow, 'kind' | 'namespace' | 'name'>): UnbindTarget {
  return { kind: kindOf[kind], namespace, name };
}
