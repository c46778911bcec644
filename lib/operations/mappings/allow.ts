import { z } from 'zod';
import { namespaceName, objectId, objectName } from '#lib/domain/object-name.ts';
import type { ApplicationMapping } from '../../domain/application-mapping.ts';
import { apiVersionOf, kinds } from '../../domain/kinds.ts';
import { isMooringError } from '../../errors.ts';
import type { OperationContext } from '../context.ts';

export const allowInput = z.object({
  application: objectName,
  namespace: namespaceName,
  /** Ids of the allowed services; null allows all, also those to come. */
  services: z.array(objectId).nullable(),
});

/** Allows services of an Application in a namespace, in place of what was allowed there before. */
export async function allowServices(
  { kube }: OperationContext,
  { application, namespace, services }: z.output<typeof allowInput>,
): Promise<ApplicationMapping> {
  const chosen = services?.map((id) => ({ id }));
  await kube.get(kinds.applications, application);
  try {
    return await kube.create<ApplicationMapping>(kinds.applicationmappings, {
      apiVersion: apiVersionOf(kinds.applicationmappings),
      kind: kinds.applicationmappings.kind,
      metadata: { name: application, namespace },
      spec: chosen === undefined ? {} : { services: chosen },
    });
  } catch (error) {
    if (!isMooringError(error, 'EXISTS')) {
      throw error;
    }
  }
  // in a merge patch null removes the member, and absent means all
  const body = { spec: { services: chosen ?? null } };
  return kube.patch(kinds.applicationmappings, { name: application, namespace }, 'merge', body);
}
