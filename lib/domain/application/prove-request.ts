import { z } from 'zod';
import { namespaceName, objectName } from '../kubernetes/object-name.ts';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';

/** A call through the gateway with the GATEWAY_URL of a binding. */
export const proveRequest = z.object({
  namespace: namespaceName,
  /** Name of the ServiceBinding. */
  binding: objectName,
  /** Path and query after the GATEWAY_URL. */
  path: z
    .string()
    .max(2000, issueText(message('requests.atMost', { most: 2000 })))
    .regex(/^(\/[\x21-\x7e]*)?$/, issueText(message('requests.pathRule')))
    .default('/'),
});

export type ProveRequest = z.output<typeof proveRequest>;
