import { allowanceOf } from '#lib/domain/application/allowance.ts';
import { type ApplicationMapping, isServiceAllowed } from '#lib/domain/application/application-mapping.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { OperationContext } from '../context.ts';
import { allowServices } from '../mappings/allow.ts';

/** Allows one more service of an Application in a namespace; what is allowed there already stays. */
export async function allowService(
  context: OperationContext,
  { application, namespace, serviceId }: { application: string; namespace: string; serviceId: string },
): Promise<void> {
  const mapping = await context.kube.find<ApplicationMapping>(
    kinds.applicationmappings,
    application,
    namespace,
  );
  if (isServiceAllowed(mapping, serviceId)) {
    return;
  }
  const base = allowanceOf(mapping);
  const allowed = base.mode === 'some' ? base.services : [];
  await allowServices(context, { application, namespace, services: [...allowed, serviceId], base });
}
