import type { Repair } from '#lib/domain/health/remedy.ts';
import type { OperationContext } from '../context.ts';
import { addServiceLabel } from './add-service-label.ts';
import { allowService } from './allow-service.ts';
import { correctUsageKind } from './correct-usage-kind.ts';
import { createAgain } from './create-again.ts';
import { deleteMappings } from './delete-mappings.ts';
import { moveToService } from './move-to-service.ts';
import { relistCatalog } from './relist-catalog.ts';
import { renameMapping } from './rename-mapping.ts';
import { restartWorkload } from './restart-workload.ts';

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
