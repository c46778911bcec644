import { z } from 'zod';
import { namespaceName, objectName } from '../kubernetes/object-name.ts';
import type { UnbindTarget } from './unbind-target.ts';

/** From where to unbind: one workload's usage, all usages of a binding, or all of an instance. */
export const unbindRequest = z.object({
  kind: z.enum(['servicebindingusages', 'servicebindings', 'serviceinstances']),
  namespace: namespaceName,
  name: objectName,
}) satisfies z.ZodType<UnbindTarget>;

export type UnbindRequest = z.infer<typeof unbindRequest>;
