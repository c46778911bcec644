import { z } from 'zod';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import type { Told } from '../texts/message.ts';
import { defineView } from './define-view.ts';

/** A link beside another one, to go on to. */
export type NodeNeighbour = Pick<GraphNode, 'id' | 'kind' | 'name'>;

/** A link with all that its panel says. */
export type NodeDetail = Told<Omit<GraphNode, 'views' | 'because'>>;

/** One link of the chain: what it is, how it is, and what it hangs on. */
export const nodeView = defineView(
  z.strictObject({ id: z.string().max(1_200) }),
  z.object({
    /** Null where there is no such link. */
    node: z.custom<NodeDetail>().nullable(),
    /** What it comes from and what it leads to: the first ones, and how many there are. */
    before: z.array(z.custom<NodeNeighbour>()),
    beforeCount: z.int(),
    after: z.array(z.custom<NodeNeighbour>()),
    afterCount: z.int(),
    /** ISO time at which its object was created. */
    createdAt: z.string().optional(),
    /** The resourceVersion of its object. */
    revision: z.string().optional(),
  }),
);
