import { z } from 'zod';
import { defineView } from './define-view.ts';

/** Names of Applications, for the step of the guided flow that names a new one. */
export const connectNamesView = defineView(
  /** What is typed as the new name. */
  z.strictObject({ text: z.string().max(253).default('') }),
  z.object({
    /** How many Applications there are. */
    total: z.int(),
    /** By name: all where they are few, else the first that have the text in them. */
    names: z.array(z.string()),
    /** There is one of exactly this name. */
    isTaken: z.boolean(),
  }),
);
