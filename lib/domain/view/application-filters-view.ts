import { z } from 'zod';
import { defineView } from './define-view.ts';

/** What the list of Applications can be narrowed to: the first of each, by name. */
export const applicationFiltersView = defineView(
  z.strictObject({
    /** In the namespaces that are offered. */
    namespace: z.string().max(300).default(''),
    /** In the labels that are offered. */
    label: z.string().max(400).default(''),
  }),
  z.object({
    namespaces: z.array(z.string()),
    /** `key=value` */
    labels: z.array(z.string()),
  }),
);
