import { z } from 'zod';
import { type Repair, restartableKinds } from '#lib/domain/health/remedy.ts';
import { namespaceName, objectId, objectName } from '#lib/domain/kubernetes/object-name.ts';
import type { OperationContext } from '../context.ts';
import { addServiceLabel } from './add-service-label.ts';
import { allowService } from './allow-service.ts';
import { correctUsageKind } from './correct-usage-kind.ts';
import { createAgain } from './create-again.ts';
import { deleteMappings } from './delete-mappings.ts';
import { moveInput, moveToService } from './move-to-service.ts';
import { relistCatalog } from './relist-catalog.ts';
import { renameMapping } from './rename-mapping.ts';
import { restartWorkload } from './restart-workload.ts';

const name = objectName;
const namespace = namespaceName;

/** A repair as the browser asks for it. */
export const repairInput = z.discriminatedUnion('action', [
  z.object({ action: z.literal('allow'), application: name, namespace, serviceId: objectId }),
  z.object({ action: z.literal('relist'), namespace }),
  z.object({ action: z.literal('restart'), namespace, kind: z.enum(restartableKinds), name }),
  z.object({ action: z.literal('label-service'), application: name, serviceId: objectId }),
  z.object({
    action: z.literal('delete-mappings'),
    application: name,
    namespaces: z.array(namespace).min(1).max(1000),
  }),
  z.object({ action: z.literal('rename-mapping'), namespace, from: name, to: name }),
  z.object({
    action: z.literal('create-again'),
    target: z.object({
      kind: z.enum(['servicebindingusages', 'servicebindings', 'serviceinstances']),
      namespace,
      name,
    }),
  }),
  z.object({ action: z.literal('correct-usage-kind'), namespace, name, kind: name }),
  moveInput,
]) satisfies z.ZodType<Repair>;

/**
 * Carries out one repair of the doctor.
 * @throws MooringError NOT_FOUND where what is to be repaired is gone, or as the Kubernetes API refuses it.
 */
export async function runRepair(context: OperationContext, repair: Repair): Promise<void> {
  switch (repair.action) {
    case 'allow':
      return allowService(context, repair);
    case 'relist':
      return relistCatalog(context, repair);
    case 'restart':
      return restartWorkload(context, repair);
    case 'label-service':
      return addServiceLabel(context, repair);
    case 'delete-mappings':
      return deleteMappings(context, repair);
    case 'rename-mapping':
      return renameMapping(context, repair);
    case 'create-again':
      return createAgain(context, repair.target);
    case 'correct-usage-kind':
      return correctUsageKind(context, repair);
    case 'move-to-service':
      return moveToService(context, repair);
  }
}
