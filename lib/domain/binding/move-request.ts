import { z } from 'zod';
import { namespaceName, objectId, objectName } from '../kubernetes/object-name.ts';

/** All that hangs on a service in a namespace, for the one that was registered in its place. */
export const moveRequest = z.object({
  action: z.literal('move-to-service'),
  application: objectName,
  namespace: namespaceName,
  /** Ids of the old and of the new service. */
  from: objectId,
  to: objectId,
});

export type MoveRequest = z.infer<typeof moveRequest>;
