import { isSystemNamespace } from '../application/allowance.ts';

export interface MatrixColumnsFilter {
  /** In the name, in any case. */
  namespace: string;
  /** Whether the namespaces of Kubernetes and Mooring are columns where nothing is allowed in them. */
  system: boolean;
}

/** The namespaces that are columns without a filter for their names, in the order of their names. */
export function matrixColumns(
  namespaces: readonly string[],
  mapped: ReadonlySet<string>,
  { system }: Pick<MatrixColumnsFilter, 'system'>,
): string[] {
  return namespaces.filter((name) => system || mapped.has(name) || !isSystemNamespace(name)).sort();
}

/** Those of some columns that have the text in their names. */
export function filteredColumns(columns: readonly string[], { namespace }: MatrixColumnsFilter): string[] {
  const wanted = namespace.trim().toLowerCase();
  return columns.filter((name) => name.toLowerCase().includes(wanted));
}
