import type { GraphPartRow } from './graph-part-rows.ts';
import type { Fold } from './shown-graph.ts';

/** What healthy chains are folded by; `none` shows them all, as far as there is room. */
export const graphFolds = ['namespace', 'application', 'none'] as const;

export type GraphFold = (typeof graphFolds)[number];

/** The fold by namespace that a part of the graph stands in. Those of several namespaces have one together. */
export function foldOfPart({ namespaces }: Pick<GraphPartRow, 'namespaces'>): string {
  const [first, ...others] = namespaces;
  if (first === undefined) {
    return 'nowhere';
  }
  return others.length === 0 ? `namespace/${first}` : 'namespaces';
}

/** What a fold by namespace is called. */
export function namespaceFold(id: string): Pick<Fold, 'by' | 'name'> {
  if (id === 'nowhere' || id === 'namespaces') {
    return { by: id, name: '' };
  }
  return { by: 'namespace', name: id.slice('namespace/'.length) };
}

/** Orders folds: namespaces by name, then the chains of several, then those of none. */
export function compareFolds(left: string, right: string): number {
  const rank = (id: string) => (id === 'nowhere' ? 2 : id === 'namespaces' ? 1 : 0);
  return rank(left) - rank(right) || (left < right ? -1 : left > right ? 1 : 0);
}
