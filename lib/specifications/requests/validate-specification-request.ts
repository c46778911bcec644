import { z } from 'zod';
import { specificationText } from './specification-text.ts';

/** A text to be checked. */
export const validateSpecificationRequest = z.object({ text: specificationText });

export type ValidateSpecificationRequest = z.infer<typeof validateSpecificationRequest>;
