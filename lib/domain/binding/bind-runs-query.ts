import { z } from 'zod';
import { namespaceName, objectId, objectName } from '../kubernetes/object-name.ts';

/** Whose plans that are being applied are asked for. */
export const bindRunsQuery = z.object({
  namespace: namespaceName.optional(),
  serviceId: objectId.optional(),
  workload: objectName.optional(),
});

export type BindRunsQuery = z.infer<typeof bindRunsQuery>;
