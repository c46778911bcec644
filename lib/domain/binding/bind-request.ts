import { z } from 'zod';
import { bindableUsageKinds } from '../kubernetes/bindable-kinds.ts';
import { namespaceName, objectId, objectName } from '../kubernetes/object-name.ts';
import { bindReaderIds } from './bind-reader.ts';
import { envPrefixRule, isEnvPrefix } from './env-prefix.ts';

/** A service of an Application for a workload. */
export const bindRequest = z.object({
  namespace: z.string().min(1, 'Choose a namespace.').pipe(namespaceName),
  serviceId: z.string().min(1, 'Choose a service.').pipe(objectId),
  workload: z.string().min(1, 'Choose a workload.').pipe(objectName),
  /** UsageKind of the workload; `deployment` where left out. */
  workloadKind: z.enum(bindableUsageKinds).optional(),
  /** Left out: none, or one that keeps clear of what the workload has. */
  envPrefix: z
    .string()
    .max(100, 'Use 100 characters or fewer.')
    .refine(isEnvPrefix, envPrefixRule)
    .optional(),
  /** Whose variables may be taken over, as the plan's collisions name them. */
  takeOver: z.array(z.string().max(400, 'Use 400 characters or fewer.')).max(50).optional(),
  /** A library that looks elsewhere than at GATEWAY_URL, and by which name. */
  reader: z.object({ id: z.enum(bindReaderIds), name: z.string().min(1, 'Give a name.').max(63) }).optional(),
  /** Create a sample Deployment where there is none of that name. */
  createSample: z.boolean().default(false),
});

export type BindRequest = z.output<typeof bindRequest>;
