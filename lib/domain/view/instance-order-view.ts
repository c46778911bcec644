import { z } from 'zod';
import { defineView } from './define-view.ts';

/** What a form needs that orders an instance of a service. */
export const instanceOrderView = defineView(
  z.strictObject({
    namespace: z.string().max(253),
    /** Name of the ServiceClass. */
    serviceClass: z.string().max(253),
  }),
  z.object({
    /** A name that is free in the namespace. */
    name: z.string(),
    /** Whether a plan without a schema takes parameters. */
    takesAny: z.boolean(),
    /** Those that are offered. */
    plans: z.array(
      z.object({
        /** Name of the ServicePlan. */
        id: z.string(),
        name: z.string(),
        description: z.string(),
        /** JSON schema of the parameters; left out where the plan has none. */
        schema: z.unknown().optional(),
      }),
    ),
  }),
);
