import { z } from 'zod';
import { specificationText } from './specification-text.ts';

/** Another specification in the place of the stored one, to be compared with it. */
export const reviewSpecificationRequest = z.object({
  /** Without it what the address of the specification answers now. */
  text: specificationText.optional(),
});

export type ReviewSpecificationRequest = z.infer<typeof reviewSpecificationRequest>;
