import { z } from 'zod';
import { issueText } from '#lib/domain/texts/issue-text.ts';

import { specificationSizeProblem } from '../specification-size.ts';

/** The text of a specification in a request. */
export const specificationText = z.string().superRefine((text, context) => {
  const problem = specificationSizeProblem(text);
  if (problem !== undefined) {
    context.addIssue({ code: 'custom', message: issueText(problem) });
  }
});
