import type { z } from 'zod';
import { displayNameOfServiceClass, type ServiceClass } from '../catalog/service-class.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import { stableName } from '../kubernetes/stable-name.ts';
import type { instanceOrderView } from './instance-order-view.ts';

type InstanceOrderAnswer = z.output<typeof instanceOrderView.answer>;

/**
 * What a form needs that orders a service.
 * @param isFree whether the namespace has no instance of this name
 */
export function instanceOrder(
  serviceClass: ServiceClass,
  plans: readonly ServicePlan[],
  isFree: (name: string) => boolean,
): InstanceOrderAnswer {
  return {
    name: stableName([displayNameOfServiceClass(serviceClass)], serviceClass.metadata.name, isFree),
    // an Application's service takes no parameters unless its plan says so
    takesAny: serviceClass.spec.externalMetadata?.applicationServiceId === undefined,
    plans: plans
      .filter(({ status }) => status?.removedFromBrokerCatalog !== true)
      .map(({ metadata, spec }) => ({
        id: metadata.name,
        name: spec.externalMetadata?.displayName ?? spec.externalName,
        description: spec.description,
        ...(spec.instanceCreateParameterSchema === undefined
          ? {}
          : { schema: spec.instanceCreateParameterSchema }),
      })),
  };
}
