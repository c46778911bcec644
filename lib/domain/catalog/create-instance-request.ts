import { stringifyExact } from 'kube-text/exact-json';
import { z } from 'zod';
import { namespaceName, objectName } from '../kubernetes/object-name.ts';
import { instanceNamePattern, longestInstanceName } from './instance-name.ts';

const longestParameters = 64 * 1024;

/** A service that is ordered: an instance of a plan. */
export const createInstanceRequest = z.object({
  namespace: namespaceName,
  name: z
    .string()
    .min(1, 'Give the instance a name.')
    .max(longestInstanceName, 'Use 63 characters or fewer.')
    .regex(instanceNamePattern, 'Use lower-case letters, digits and dashes.'),
  /** Names of the ServiceClass and the ServicePlan objects. */
  serviceClass: objectName,
  servicePlan: objectName,
  // not a record: that leaves out the name __proto__
  parameters: z
    .custom<Record<string, unknown>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      'Parameters are an object.',
    )
    .refine((value) => stringifyExact(value).length <= longestParameters, 'Parameters take 64 KiB at most.')
    .default({}),
});

export type CreateInstanceRequest = z.output<typeof createInstanceRequest>;
