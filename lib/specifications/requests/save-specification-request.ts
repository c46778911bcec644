import { z } from 'zod';
import { specificationText } from './specification-text.ts';

/** A specification that was reviewed, to be stored. */
export const saveSpecificationRequest = z.object({
  /** Without it the registry reads the specification from its address again. */
  text: specificationText.optional(),
  /** Of the stored specification that the new one was compared with. */
  revision: z.string().max(100),
});

export type SaveSpecificationRequest = z.infer<typeof saveSpecificationRequest>;
