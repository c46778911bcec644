import { z } from 'zod';

/** The question for what a field offers: the first options with `text` in them, and the one that is chosen. */
export function optionsQuery<F extends z.ZodRawShape>(filter: F) {
  return z.strictObject({
    text: z.string().max(200).default(''),
    chosen: z.string().max(400).default(''),
    ...filter,
  });
}

/** What a field offers. */
export function optionsAnswer<O extends z.ZodType, M extends z.ZodRawShape>(option: O, more: M) {
  return z.object({
    options: z.array(option),
    /** How many the text lets through; there may be more than options. */
    total: z.int(),
    ...more,
  });
}
