import { z } from 'zod';
import { specSizeProblem } from '#lib/specifications/specification-size.ts';

/** The text of a specification in a request. */
export const specText = z.string().superRefine((text, context) => {
  const message = specSizeProblem(text);
  if (message !== undefined) {
    context.addIssue({ code: 'custom', message });
  }
});
