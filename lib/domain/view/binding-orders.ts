import { compareHealth } from '../health/health.ts';
import type { BindingRow } from './binding-rows.ts';
import { compareNames } from './compare-names.ts';

/** How the list of bindings is sorted, ascending, by the id of each column that it can be sorted by. */
export const bindingOrders = {
  service: byName(({ service }) => service),
  workload: byName(({ workload }) => workload),
  // what needs attention first
  status: (left, right) => compareHealth(left.health, right.health),
  secret: byName(({ secretName }) => secretName),
  instance: byName(({ instance }) => instance),
} satisfies Record<string, (left: BindingRow, right: BindingRow) => number>;

/** Rows that lack the name stand first. */
function byName(nameOf: (row: BindingRow) => string | undefined) {
  return (left: BindingRow, right: BindingRow) => compareNames(nameOf(left) ?? '', nameOf(right) ?? '');
}
