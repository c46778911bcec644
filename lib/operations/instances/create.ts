import { stringifyExact } from 'kube-text/exact-json';
import { z } from 'zod';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { namespaceName, objectName } from '#lib/domain/kubernetes/object-name.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';

const longestParameters = 64 * 1024;

export const createInstanceInput = z.object({
  namespace: namespaceName,
  name: z
    .string()
    .max(63, 'Use 63 characters or fewer.')
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'Use lower-case letters, digits and dashes.'),
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

/**
 * Orders a service: creates a ServiceInstance of a plan.
 * @throws MooringError EXISTS, NOT_FOUND; UNPROCESSABLE where the class is withdrawn or the plan is of another class.
 */
export async function createInstance(
  { kube }: OperationContext,
  { namespace, name, serviceClass, servicePlan, parameters }: z.output<typeof createInstanceInput>,
): Promise<ServiceInstance> {
  const [ofClass, plan] = await Promise.all([
    kube.get<ServiceClass>(kinds.serviceclasses, serviceClass, namespace),
    kube.get<ServicePlan>(kinds.serviceplans, servicePlan, namespace),
  ]);
  if (ofClass.status?.removedFromBrokerCatalog === true || plan.status?.removedFromBrokerCatalog === true) {
    throw new MooringError('UNPROCESSABLE', `${ofClass.spec.externalName} is not offered any more.`, {
      hint: 'Allow the service in the namespace again, or choose another plan.',
    });
  }
  if (plan.spec.serviceClassRef?.name !== serviceClass) {
    throw new MooringError('UNPROCESSABLE', `Plan ${plan.spec.externalName} belongs to another service.`);
  }
  return kube.create<ServiceInstance>(kinds.serviceinstances, {
    apiVersion: apiVersionOf(kinds.serviceinstances),
    kind: kinds.serviceinstances.kind,
    metadata: { name, namespace },
    spec: {
      serviceClassExternalName: ofClass.spec.externalName,
      servicePlanExternalName: plan.spec.externalName,
      ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    },
  });
}
