import { z } from 'zod';
import { defineView } from './define-view.ts';

/** What the workloads of a namespace are bound to. */
export const applicationBoundServicesView = defineView(
  z.strictObject({ namespace: z.string().max(63) }),
  z.object({
    workloads: z.array(
      z.object({
        /** `deployment/web`: the UsageKind and the name. */
        id: z.string(),
        /** For people: `Orders API`, or `Orders API with ORDERS_`. */
        services: z.array(z.string()),
      }),
    ),
  }),
);
