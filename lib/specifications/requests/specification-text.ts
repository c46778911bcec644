import { z } from 'zod';

import { specificationSizeProblem } from '../specification-size.ts';

/** The text of a specification in a request. */
export const specificationText = z.string().superRefine((text, context) => {
  const message = specificationSizeProblem(text);
  if (message !== undefined) {
    context.addIssue({ code: 'custom', message });
  }
});
