import { z } from 'zod';
import { defineView } from './define-view.ts';

/** One registered service of an Application. */
export const serviceView = defineView(
  z.strictObject({ application: z.string().max(253), id: z.string().max(253) }),
  z.object({
    isApplicationThere: z.boolean(),
    /** Left out where the Application has none of the id. */
    service: z
      .object({
        id: z.string(),
        /** Of its class in the catalog. */
        name: z.string(),
        identifier: z.string().optional(),
        displayName: z.string(),
        description: z.string(),
        parts: z.array(z.enum(['API', 'Events'])),
        /** Where workloads call its API. */
        gatewayUrl: z.string().optional(),
        placeCount: z.int(),
      })
      .optional(),
    /** The workloads that are bound to it. */
    users: z.array(z.object({ id: z.string(), name: z.string(), namespace: z.string() })),
    /** The first ones of the `placeCount` namespaces whose catalogs have it. */
    places: z.array(z.object({ /** The namespace. */ id: z.string(), className: z.string() })),
  }),
);
