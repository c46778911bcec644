import type { z } from 'zod';
import type { createInstanceRequest } from '#lib/domain/catalog/create-instance-request.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';

/**
 * Orders a service: creates a ServiceInstance of a plan.
 * @throws MooringError EXISTS, NOT_FOUND; UNPROCESSABLE where the class is withdrawn or the plan is of another class.
 */
export async function createInstance(
  { kube }: OperationContext,
  { namespace, name, serviceClass, servicePlan, parameters }: z.output<typeof createInstanceRequest>,
): Promise<ServiceInstance> {
  const [ofClass, plan] = await Promise.all([
    kube.get<ServiceClass>(kinds.serviceclasses, serviceClass, namespace),
    kube.get<ServicePlan>(kinds.serviceplans, servicePlan, namespace),
  ]);
  if (ofClass.status?.removedFromBrokerCatalog === true || plan.status?.removedFromBrokerCatalog === true) {
    throw new MooringError(
      'UNPROCESSABLE',
      message('errors.notOffered', { name: ofClass.spec.externalName }),
      {
        hint: message('errors.notOfferedHint'),
      },
    );
  }
  if (plan.spec.serviceClassRef?.name !== serviceClass) {
    throw new MooringError('UNPROCESSABLE', message('errors.foreignPlan', { name: plan.spec.externalName }));
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
