import { z } from 'zod';
import { namespaceName, objectName } from '../kubernetes/object-name.ts';

/** A call through the gateway with the GATEWAY_URL of a binding. */
export const proveRequest = z.object({
  namespace: namespaceName,
  /** Name of the ServiceBinding. */
  binding: objectName,
  /** Path and query after the GATEWAY_URL. */
  path: z
    .string()
    .max(2000, 'Use 2000 characters or fewer.')
    .regex(/^(\/[\x21-\x7e]*)?$/, 'Start with / and use no spaces.')
    .default('/'),
});

export type ProveRequest = z.output<typeof proveRequest>;
