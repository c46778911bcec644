import { z } from 'zod';
import { unbindRequest } from '../binding/unbind-request.ts';
import { defineView } from './define-view.ts';

/** What unbinding of several rows of the list of bindings together would come to. */
export const bindingRemovalView = defineView(
  z.strictObject({
    /** Ids of rows of the list. */
    rows: z.array(z.string().max(800)).max(2_000),
  }),
  z.object({
    /** What there is to unbind: lots that may go at the same time, in each one after the other. */
    lots: z.array(
      z.object({
        /** Namespace and instance. */
        id: z.string(),
        targets: z.array(unbindRequest),
      }),
    ),
    /** How many objects of each kind go. */
    removed: z.array(
      z.object({
        /** `ServiceBinding` */
        id: z.string(),
        count: z.int(),
      }),
    ),
    /** What stays because others use it. */
    kept: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        name: z.string(),
        namespace: z.string(),
        /** One sentence. */
        why: z.string(),
      }),
    ),
    /** Which workloads lose what. */
    losses: z.array(
      z.object({
        /** Of the graph's node. */
        id: z.string(),
        /** `Deployment` */
        noun: z.string(),
        name: z.string(),
        namespace: z.string(),
        variables: z.array(z.string()),
        podCount: z.int(),
        /** Names of the services that it is bound to. */
        services: z.array(z.string()),
        /** ISO time of the last call of any of them. */
        lastCallAt: z.string().optional(),
      }),
    ),
    /** ISO time since when calls were counted; left out where the gateway does not say. */
    since: z.string().optional(),
  }),
);
