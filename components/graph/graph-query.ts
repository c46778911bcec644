import { graphFolds } from '#lib/domain/view/graph-folds.ts';
import type { ViewQuery } from '#lib/domain/view/views.ts';

/** Reads one parameter of the page's address. */
export type ReadParam = (name: string, fallback: string) => string;

/** Which part of the graph is shown, by the parameters of the page's address. */
export function graphQuery(param: ReadParam, reveal: string): ViewQuery<'graph'> {
  const depth = Number(param('depth', ''));
  return {
    application: param('application', ''),
    namespace: param('namespace', ''),
    problemsOnly: param('show', '') === 'problems',
    unbound: param('workloads', '') === 'all',
    text: param('q', ''),
    fold: graphFolds.find((known) => known === param('fold', '')) ?? 'namespace',
    open: openFolds(param),
    focus: param('focus', ''),
    depth: Number.isInteger(depth) && depth >= 1 && depth <= 8 ? depth : 8,
    reveal,
  };
}

/** Ids of the folds that are open; no id has a comma in it. */
export function openFolds(param: ReadParam): string[] {
  return param('open', '')
    .split(',')
    .filter((id) => id !== '')
    .slice(0, 50);
}
