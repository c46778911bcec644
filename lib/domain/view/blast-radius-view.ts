import { z } from 'zod';
import { graphNodeKinds } from '../binding/binding-graph-node.ts';
import { defineView } from './define-view.ts';

/** Who loses access when links of the chain go. */
export const blastRadiusView = defineView(
  z.strictObject({
    /** Ids of the graph's nodes that go. */
    roots: z.array(z.string().max(800)).max(5_000),
  }),
  z.object({
    /** Workloads first. */
    affected: z.array(
      z.object({
        /** Of the graph's node. */
        id: z.string(),
        kind: z.enum(graphNodeKinds),
        name: z.string(),
        namespace: z.string().optional(),
        detail: z.string().optional(),
        /** Names of the services by which it hangs on what goes. */
        services: z.array(z.string()),
        /** ISO time of the last call of any of them. */
        lastCallAt: z.string().optional(),
      }),
    ),
    /** ISO time since when calls were counted; left out where the gateway does not say. */
    since: z.string().optional(),
  }),
);
