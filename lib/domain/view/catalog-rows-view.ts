import { z } from 'zod';
import { healthStates } from '../health/health.ts';
import { catalogStates } from './catalog-states.ts';
import { defineView, rowsAnswer, rowsQuery } from './define-view.ts';

const place = z.object({
  /** The namespace. */
  id: z.string(),
  className: z.string(),
  offered: z.boolean(),
});

/** The services of the catalog. */
export const catalogRowsView = defineView(
  rowsQuery({
    /** In name, description, provider, application, id or plans. */
    text: z.string().max(200).default(''),
    application: z.string().max(253).default(''),
    namespace: z.string().max(253).default(''),
    state: z.enum(catalogStates).default('all'),
  }),
  rowsAnswer(
    z.object({
      id: z.string(),
      serviceId: z.string(),
      displayName: z.string(),
      description: z.string(),
      provider: z.string(),
      application: z.string().optional(),
      /** The first ones of `planCount`. */
      plans: z.array(z.string()),
      planCount: z.int(),
      /** The first ones of `placeCount`; the namespace that is asked for before the others. */
      places: z.array(place),
      placeCount: z.int(),
      /** In the namespace that is asked for, else in all; as what follows. */
      instanceCount: z.int(),
      health: z.enum(healthStates),
      word: z.string(),
      /** A namespace where it can be bound; left out where it cannot. */
      bindIn: z.string().optional(),
      /** False where it is withdrawn. */
      offered: z.boolean(),
    }),
  ),
);
