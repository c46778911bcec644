import { z } from 'zod';
import { bindableUsageKinds } from '../kubernetes/bindable-kinds.ts';
import { namespaceName, objectId, objectName } from '../kubernetes/object-name.ts';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';
import { bindReaderIds } from './bind-reader.ts';
import { isEnvPrefix } from './env-prefix.ts';

/** A service of an Application for a workload. */
export const bindRequest = z.object({
  namespace: z
    .string()
    .min(1, issueText(message('requests.chooseNamespace')))
    .pipe(namespaceName),
  serviceId: z
    .string()
    .min(1, issueText(message('requests.chooseService')))
    .pipe(objectId),
  workload: z
    .string()
    .min(1, issueText(message('requests.chooseWorkload')))
    .pipe(objectName),
  /** UsageKind of the workload; `deployment` where left out. */
  workloadKind: z.enum(bindableUsageKinds).optional(),
  /** Left out: none, or one that keeps clear of what the workload has. */
  envPrefix: z
    .string()
    .max(100, issueText(message('requests.atMost', { most: 100 })))
    .refine(isEnvPrefix, issueText(message('plans.prefixRule')))
    .optional(),
  /** Whose variables may be taken over, as the plan's collisions name them. */
  takeOver: z
    .array(z.string().max(400, issueText(message('requests.atMost', { most: 400 }))))
    .max(50)
    .optional(),
  /** A library that looks elsewhere than at GATEWAY_URL, and by which name. */
  reader: z
    .object({
      id: z.enum(bindReaderIds),
      name: z
        .string()
        .min(1, issueText(message('requests.giveName')))
        .max(63),
    })
    .optional(),
  /** Create a sample Deployment where there is none of that name. */
  createSample: z.boolean().default(false),
});

export type BindRequest = z.output<typeof bindRequest>;
