import type { BindingRow } from './binding-rows.ts';

/**
 * Rows in lots that may be unbound at the same time; within a lot one after the other: two usages of one binding that are unbound at once
 * would each leave it to the other.
 */
export function unbindOrder<
  R extends Pick<BindingRow, 'namespace' | 'name'> & {
    instance?: string | undefined;
    binding?: string | undefined;
  },
>(rows: readonly R[]): R[][] {
  const lots = Map.groupBy(rows, ({ namespace, instance, binding, name }) =>
    [namespace, instance ?? binding ?? name].join('/'),
  );
  return [...lots.values()];
}
