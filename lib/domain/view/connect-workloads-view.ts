import { z } from 'zod';
import { defineView } from './define-view.ts';

/** What a workload is bound to already, for people: `Orders API with ORDERS_`. */
const services = z.array(z.string());

/** The Deployments of a namespace that the guided flow can bind a service to. */
export const connectWorkloadsView = defineView(
  z.strictObject({ application: z.string().max(253), namespace: z.string().max(63) }),
  z.object({
    /** The Application's own sample: it may be there already, but is never somebody's own. */
    sample: z.object({ name: z.string(), exists: z.boolean(), services }),
    /** The others, by name, which is the `id`. */
    deployments: z.array(z.object({ id: z.string(), services })),
  }),
);
