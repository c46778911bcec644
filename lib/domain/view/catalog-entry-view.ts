import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import { defineView } from './define-view.ts';

const objectName = z.string().max(253);

/** One service of a namespace's catalog. */
export const catalogEntryView = defineView(
  z.strictObject({
    namespace: objectName,
    /** Name of the ServiceClass. */
    name: objectName,
  }),
  z.object({
    /** Left out where the namespace's catalog has no such service; the lists are empty then. */
    entry: z
      .object({
        displayName: z.string(),
        description: z.string(),
        externalName: z.string(),
        serviceId: z.string(),
        broker: z.string().optional(),
        provider: z.string(),
        application: z.string().optional(),
        /** Parts of the registered service behind it; left out where there is none. */
        parts: z.array(z.enum(['API', 'Events'])).optional(),
        bindable: z.boolean(),
        offered: z.boolean(),
        tags: z.array(z.string()),
        /** Why no instance can be ordered; left out where one can. */
        whyNotOrdered: z.string().optional(),
        instanceCount: z.int(),
        placeCount: z.int(),
      })
      .optional(),
    plans: z.array(
      z.object({
        /** Name of the ServicePlan. */
        id: z.string(),
        name: z.string(),
        description: z.string(),
        free: z.boolean(),
        withdrawn: z.boolean(),
      }),
    ),
    /** The first ones of `instanceCount`. */
    instances: z.array(
      z.object({
        /** Of its node in the graph. */
        id: z.string(),
        name: z.string(),
        health: z.enum(healthStates),
        word: z.string(),
      }),
    ),
    /** The first ones of the `placeCount` namespaces that have the service, this one left out. */
    places: z.array(z.object({ /** The namespace. */ id: z.string(), className: z.string() })),
  }),
);
