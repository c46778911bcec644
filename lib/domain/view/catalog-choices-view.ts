import { z } from 'zod';
import { defineView } from './define-view.ts';

const name = z.string().max(253).default('');

/** What the catalog can be filtered by. */
export const catalogChoicesView = defineView(
  z.strictObject({
    /** What is typed for a name; '' for any. */
    namespaceText: name,
    applicationText: name,
    /** What is chosen; '' for nothing. */
    namespace: name,
    application: name,
  }),
  z.object({
    /** The first names that have the text in them. */
    namespaces: z.array(z.string()),
    applications: z.array(z.string()),
    /** Whether the catalog has what is chosen. */
    isNamespaceKnown: z.boolean(),
    isApplicationKnown: z.boolean(),
  }),
);
