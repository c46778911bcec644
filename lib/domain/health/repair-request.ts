import { z } from 'zod';
import { moveRequest } from '../binding/move-request.ts';
import { unbindRequest } from '../binding/unbind-request.ts';
import { namespaceName, objectId, objectName } from '../kubernetes/object-name.ts';
import { type Repair, restartableKinds } from './remedy.ts';

const name = objectName;
const namespace = namespaceName;

/** A repair that the console carries out by itself. */
export const repairRequest = z.discriminatedUnion('action', [
  /** Allows one service of an Application in a namespace, beside what is allowed there. */
  z.object({ action: z.literal('allow'), application: name, namespace, serviceId: objectId }),
  /** Lets the service broker of a namespace fetch its catalog again. */
  z.object({ action: z.literal('relist'), namespace }),
  /** Replaces the pods of a workload one by one. */
  z.object({ action: z.literal('restart'), namespace, kind: z.enum(restartableKinds), name }),
  /** Adds the label that a service needs to enter the catalog. */
  z.object({ action: z.literal('label-service'), application: name, serviceId: objectId }),
  /** Deletes the ApplicationMappings of an Application that does not exist. */
  z.object({
    action: z.literal('delete-mappings'),
    application: name,
    namespaces: z.array(namespace).min(1).max(1000),
  }),
  /** Lets an ApplicationMapping name an Application that exists. */
  z.object({ action: z.literal('rename-mapping'), namespace, from: name, to: name }),
  /** Deletes an instance or a binding with all that hangs on it, and creates the same again. */
  z.object({ action: z.literal('create-again'), target: unbindRequest }),
  /** Corrects `spec.usedBy.kind` of a ServiceBindingUsage. */
  z.object({ action: z.literal('correct-usage-kind'), namespace, name, kind: name }),
  /** Moves all that hangs on a service in a namespace to the one that was registered in its place. */
  moveRequest,
]) satisfies z.ZodType<Repair>;

export type RepairRequest = z.infer<typeof repairRequest>;
