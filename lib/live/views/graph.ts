import { callsByService, type SeenCalls, type ServiceCalls } from '#lib/domain/application/seen-calls.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { chainThrough, nearestTo } from '#lib/domain/view/binding-graph-filter.ts';
import { compareFolds, namespaceFold } from '#lib/domain/view/graph-folds.ts';
import type { GraphPartRow } from '#lib/domain/view/graph-part-rows.ts';
import { partPicture } from '#lib/domain/view/part-picture.ts';
import { unboundWorkloads } from '#lib/domain/view/unbound-workloads.ts';
import type { CheckedViewQuery } from '#lib/domain/view/views.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import { graphNeeds, type LiveModel, type ModelChange } from '../model/live-model.ts';
import type { RowView } from '../model/row-view.ts';
import { createGraphPicture, type GraphPicture, mostLinks } from './graph-picture.ts';
import { nodeOfId } from './node-of-id.ts';
import { partOfNode } from './part-of-node.ts';
import { checkSeesChains } from './sees-chains.ts';
import { createSelectedParts, type SelectedParts } from './selected-parts.ts';
import type { OpenView, UntoldAnswer, ViewInput, ViewSource } from './view-source.ts';

type GraphQuery = CheckedViewQuery<'graph'>;
type GraphAnswer = UntoldAnswer<'graph'>;

/** Up to so many links nothing is folded: they are seen at a glance. */
const unfoldedUpTo = 120;
/** Up to so many healthy chains each has a line of its own. */
const linesUpTo = 12;
const mostFolds = 300;
const mostLinesInFold = 60;
const mostNames = 100;

const selectedParts = createSelectedParts();
const callsOf = new WeakMap<SeenCalls, ReadonlyMap<string, ServiceCalls>>();

export const graphSource: ViewSource<'graph'> = { needs: graphNeeds, open: openGraph };

interface Opened {
  input: ViewInput<'graph'>;
  selected: SelectedParts;
  /** By the ids of the folds by namespace that are open. */
  folds: ReadonlyMap<string, RowView<GraphPartRow>>;
}

function openGraph(input: ViewInput<'graph'>): OpenView<GraphAnswer> {
  const { model, query } = input;
  checkSeesChains(input.viewer);
  let isChanged = false;
  let shown: ReadonlySet<GraphPart> = new Set();
  // tables change one after the other: the answer is asked for when all have
  const change = () => {
    isChanged = true;
  };
  const { value: selected, release } = selectedParts.take(model, query, change);
  const folds = query.open
    .filter((id) => id.startsWith('namespace') || id === 'nowhere')
    .map((id) => ({ id, ...selectedParts.takeFold(model, query, id, change) }));
  const opened = { input, selected, folds: new Map(folds.map(({ id, value }) => [id, value])) };
  const leaveCalls = model.callsInterest.take();
  const unsubscribe = model.subscribe((changes) => {
    if (isChanged || concerns(changes, query, shown)) {
      isChanged = false;
      input.onChange();
    }
  });
  return {
    read() {
      const { answer, parts } = readGraph(opened);
      shown = parts;
      return answer;
    },
    close() {
      unsubscribe();
      leaveCalls();
      release();
      for (const fold of folds) {
        fold.release();
      }
    },
  };
}

function concerns(
  { parts, calls, kinds }: ModelChange,
  query: GraphQuery,
  shown: ReadonlySet<GraphPart>,
): boolean {
  return (
    calls ||
    parts.gone.some((part) => shown.has(part)) ||
    // what was not found may be there now
    (query.focus !== '' && shown.size === 0) ||
    ((query.unbound || query.reveal !== '') &&
      (['deployments', 'statefulsets', 'daemonsets'] as const).some((kind) => kinds.has(kind)))
  );
}

function readGraph({ input, selected, folds }: Opened): {
  answer: GraphAnswer;
  parts: ReadonlySet<GraphPart>;
} {
  const { model, query, viewer } = input;
  const { totals, applications } = selected;
  const picture = createGraphPicture({
    text: query.text,
    calls: callsIn(model),
    rates: model.callRates,
    mayShow: ({ ref, namespace }) => viewer.mayList(ref?.kind ?? 'applications', namespace),
  });
  const left =
    query.focus === '' ? drawSelected({ input, selected, folds }, picture) : drawFocus(model, query, picture);
  const { blocks, nodes, edges, parts } = picture;
  const isWhole = left === 0 && blocks.every(({ fold }) => fold === undefined);
  const counts =
    isWhole && isNarrowed(query) ? countsOf(nodes) : { links: totals.links, broken: totals.broken };
  return {
    answer: {
      ...counts,
      all: totals.all,
      left,
      blocks,
      nodes,
      edges,
      applications: applications.window({ from: 0, size: mostNames }).map(({ id }) => id),
      applicationCount: applications.total,
      namespaces: [...totals.namespaces.keys()].sort().slice(0, mostNames),
      namespaceCount: totals.namespaces.size,
    },
    parts,
  };
}

function isNarrowed({ application, namespace, problemsOnly, text, focus }: GraphQuery): boolean {
  return application !== '' || namespace !== '' || problemsOnly || text.trim() !== '' || focus !== '';
}

function countsOf(nodes: GraphAnswer['nodes']): { links: number; broken: number } {
  return { links: nodes.length, broken: nodes.filter(({ health }) => health.status === 'bad').length };
}

function callsIn({ calls }: LiveModel): ReadonlyMap<string, ServiceCalls> | undefined {
  if (calls === undefined) {
    return undefined;
  }
  const known = callsOf.get(calls) ?? callsByService(calls);
  callsOf.set(calls, known);
  return known;
}

/** One node's chain and nothing else. @returns how many links of it found no room. */
function drawFocus(model: LiveModel, { focus, depth }: GraphQuery, picture: GraphPicture): number {
  const part = partOfNode(model, focus);
  if (part === undefined) {
    return 0;
  }
  const chain = chainThrough(part.graph, focus, depth);
  const shown = nearestTo(chain, [focus], mostLinks);
  picture.addChains('focus', part, shown);
  return chain.nodes.length - shown.nodes.length;
}

/** @returns how many links found no room. */
function drawSelected({ input, selected, folds }: Opened, picture: GraphPicture): number {
  const { model, query } = input;
  const { totals, rows } = selected;
  const isUnfolded =
    query.fold === 'none' ||
    query.application !== '' ||
    query.problemsOnly ||
    query.text.trim() !== '' ||
    totals.links <= unfoldedUpTo;
  drawRevealed(model, query, picture);
  const wanted = isUnfolded ? rows.total : totals.attention.chains;
  let drawn = 0;
  for (const row of rows.window({ from: 0, size: Math.min(wanted, mostLinks) })) {
    if (picture.room === 0) {
      break;
    }
    const before = picture.nodes.length;
    drawPart(model, query, picture, row);
    // what is left out of a part that had room is counted beside its links
    drawn += picture.room === 0 ? picture.nodes.length - before : row.links;
  }
  if (!isUnfolded) {
    drawFolds({ input, selected, folds }, picture);
  }
  if (query.unbound) {
    picture.addLoose('unbound', unboundIn(model, query, rows));
  }
  return Math.max(0, (isUnfolded ? totals.links : totals.attention.links) - drawn);
}

function drawPart(
  model: LiveModel,
  query: GraphQuery,
  picture: GraphPicture,
  { id, anchor }: GraphPartRow,
): void {
  const part = model.partOf(anchor.kind, anchor.key);
  if (part !== undefined && !picture.parts.has(part)) {
    picture.addChains(id, part, partPicture(part.graph, query, picture.room));
  }
}

/** The chain of the node that a link leads to, where the filter would not show it. */
function drawRevealed(model: LiveModel, query: GraphQuery, picture: GraphPicture): void {
  const { reveal } = query;
  const part = reveal === '' ? undefined : partOfNode(model, reveal);
  if (part !== undefined) {
    const chains = partPicture(part.graph, query, mostLinks);
    const isThere = chains.nodes.some(({ id }) => id === reveal);
    picture.addChains(
      'revealed',
      part,
      isThere ? chains : nearestTo(chainThrough(part.graph, reveal, 8), [reveal], mostLinks),
    );
  } else if (reveal.startsWith('workload:') && !query.unbound) {
    const node = nodeOfId(model, reveal)?.node;
    picture.addLoose('revealed', node === undefined ? [] : [node]);
  }
}

function drawFolds(opened: Opened, picture: GraphPicture): void {
  const { query } = opened.input;
  const { totals, rows } = opened.selected;
  const healthy = rows.total - totals.attention.chains;
  if (query.fold === 'application' || query.namespace !== '' || healthy <= linesUpTo) {
    drawLines(opened, picture, rows.window({ from: totals.attention.chains, size: mostFolds }), 0);
    return;
  }
  for (const [id, { chains, links }] of [...totals.folds]
    .sort(([a], [b]) => compareFolds(a, b))
    .slice(0, mostFolds)) {
    const lines = opened.folds.get(id)?.window({ from: 0, size: mostLinesInFold });
    const left = lines === undefined ? 0 : chains - lines.length;
    const fold = { ...namespaceFold(id), chains, links, isOpen: lines !== undefined, depth: 0 };
    picture.addFold(id, left > 0 ? { ...fold, left } : fold);
    drawLines(opened, picture, lines ?? [], 1);
  }
}

/** A line for each of these healthy parts, and their chains where they are open. */
function drawLines(
  { input: { model, query } }: Opened,
  picture: GraphPicture,
  rows: readonly GraphPartRow[],
  depth: number,
): void {
  for (const row of rows) {
    const isOpen = query.open.includes(row.id);
    picture.addFold(row.id, {
      by: 'application',
      name: row.name,
      chains: 1,
      links: row.links,
      isOpen,
      depth,
    });
    if (isOpen && picture.room > 0) {
      drawPart(model, query, picture, { ...row, id: `${row.id}/chains` });
    }
  }
}

/** Workloads that nothing is bound to, in the namespaces of the selected chains. */
function unboundIn(model: LiveModel, { namespace }: GraphQuery, rows: RowView<GraphPartRow>): GraphNode[] {
  const selected = rows.window({ from: 0, size: mostLinks }).flatMap(({ namespaces }) => namespaces);
  const namespaces = namespace === '' ? [...new Set(selected)].sort() : [namespace];
  return namespaces.flatMap((one) =>
    unboundWorkloads(
      {
        deployments: model.list('deployments', one),
        statefulsets: model.list('statefulsets', one),
        daemonsets: model.list('daemonsets', one),
      },
      (kind, key) => (model.partOf(kind, key)?.graph.nodes.length ?? 0) > 0,
    ),
  );
}
