import { z } from 'zod';
import { namespaceName } from '../kubernetes/object-name.ts';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';

/** A sample Deployment to bind a service to. */
export const createSampleRequest = z.object({
  namespace: namespaceName,
  name: z
    .string()
    .max(63, issueText(message('requests.atMost', { most: 63 })))
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, issueText(message('requests.sampleNameRule'))),
});

export type CreateSampleRequest = z.infer<typeof createSampleRequest>;
