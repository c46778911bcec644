import { z } from 'zod';
import { defineView } from './define-view.ts';
import { graphFolds } from './graph-folds.ts';
import type { ShownBlock, ShownEdge, ShownNode } from './shown-graph.ts';

const name = z.string().max(253).default('');
const nodeId = z.string().max(1_200).default('');

/** The binding graph, as much of it as fits into one picture: what is broken first, healthy chains folded to one line each. */
export const graphView = defineView(
  z.strictObject({
    /** '' for all. */
    application: name,
    namespace: name,
    /** Only what wants attention, with the chains around it. */
    problemsOnly: z.boolean().default(false),
    /** Workloads, too, that nothing is bound to. */
    unbound: z.boolean().default(false),
    /** In the name of any link: the chains through it are shown. */
    text: z.string().max(200).default(''),
    /** What healthy chains are folded by. */
    fold: z.enum(graphFolds).default('namespace'),
    /** Ids of folds that are open. */
    open: z.array(z.string().max(600)).max(50).default([]),
    /** Id of a node: its chain is shown and nothing else. '' for none. */
    focus: nodeId,
    /** How many links away from the focus. */
    depth: z.int().min(1).max(8).default(8),
    /** Id of a node that is shown whatever is folded. '' for none. */
    reveal: nodeId,
  }),
  z.object({
    /** Links of the chains that the filters let through, shown or not. */
    links: z.int(),
    /** Those of them that want attention. */
    broken: z.int(),
    /** Links without a filter. */
    all: z.int(),
    /** Links that found no room, and stand in no fold. */
    left: z.int(),
    /** From top to bottom. */
    blocks: z.array(z.custom<ShownBlock>()),
    /** Along the chains. */
    nodes: z.array(z.custom<ShownNode>()),
    edges: z.array(z.custom<ShownEdge>()),
    /** Names to filter by: the first ones, and how many there are. */
    applications: z.array(z.string()),
    applicationCount: z.int(),
    namespaces: z.array(z.string()),
    namespaceCount: z.int(),
  }),
);
