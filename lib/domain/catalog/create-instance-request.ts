import { stringifyExact } from 'kube-text/exact-json';
import { z } from 'zod';
import { namespaceName, objectName } from '../kubernetes/object-name.ts';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';
import { instanceNamePattern, longestInstanceName } from './instance-name.ts';

const longestParameters = 64 * 1024;

/** A service that is ordered: an instance of a plan. */
export const createInstanceRequest = z.object({
  namespace: namespaceName,
  name: z
    .string()
    .min(1, issueText(message('catalog.nameMissing')))
    .max(longestInstanceName, issueText(message('catalog.nameTooLong')))
    .regex(instanceNamePattern, issueText(message('catalog.nameRule'))),
  /** Names of the ServiceClass and the ServicePlan objects. */
  serviceClass: objectName,
  servicePlan: objectName,
  // not a record: that leaves out the name __proto__
  parameters: z
    .custom<Record<string, unknown>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      issueText(message('requests.parametersNoObject')),
    )
    .refine(
      (value) => stringifyExact(value).length <= longestParameters,
      issueText(message('requests.parametersTooLong')),
    )
    .default({}),
});

export type CreateInstanceRequest = z.output<typeof createInstanceRequest>;
