import { z } from 'zod';
import { namespaceName } from '../kubernetes/object-name.ts';

/** A sample Deployment to bind a service to. */
export const createSampleRequest = z.object({
  namespace: namespaceName,
  name: z
    .string()
    .max(63, 'Use 63 characters or fewer.')
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'Use a-z, 0-9 and -, a letter or digit at both ends.'),
});

export type CreateSampleRequest = z.infer<typeof createSampleRequest>;
