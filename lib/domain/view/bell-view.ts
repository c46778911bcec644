import { z } from 'zod';
import { defineView } from './define-view.ts';

/** What broke since somebody last looked, and is broken still. */
export const bellView = defineView(
  z.strictObject({
    /** ISO time. */
    since: z.iso.datetime(),
  }),
  z.object({
    total: z.int(),
    /** The latest first. */
    items: z.array(
      z.object({
        id: z.string(),
        /** "Binding nginx-binding". */
        subject: z.string(),
        cause: z.string(),
        namespace: z.string().optional(),
        /** The first Application that it belongs to. */
        application: z.string().optional(),
        /** ISO time; undefined for what broke before the console began to watch. */
        at: z.string().optional(),
      }),
    ),
  }),
);
