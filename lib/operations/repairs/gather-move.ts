import { type Application, findService } from '#lib/domain/application/application.ts';
import { type ApplicationMapping, isServiceAllowed } from '#lib/domain/application/application-mapping.ts';
import { type MovePlan, planMove } from '#lib/domain/binding/move-plan.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { catalogObjectName } from '#lib/domain/catalog/catalog-names.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { successorsOf } from '#lib/domain/catalog/successor.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '../context.ts';

export interface GatheredMove {
  plan: MovePlan;
  /** Whether the mapping has to allow the new service first. */
  mustAllow: boolean;
}

/**
 * Reads what a move depends on. A class that is gone has nothing left to move.
 * @throws MooringError UNPROCESSABLE where `to` is not the only successor of `from`, or the namespace may use neither.
 */
export async function gatherMove(
  { kube }: OperationContext,
  input: { application: string; namespace: string; from: string; to: string },
): Promise<GatheredMove> {
  const { namespace, from, to } = input;
  const [application, mapping, oldClass, instances, bindings, usages, secrets] = await Promise.all([
    kube.get<Application>(kinds.applications, input.application),
    kube.find<ApplicationMapping>(kinds.applicationmappings, input.application, namespace),
    kube.find<ServiceClass>(kinds.serviceclasses, catalogObjectName(from), namespace),
    kube.list<ServiceInstance>(kinds.serviceinstances, { namespace }),
    kube.list<CatalogBinding>(kinds.servicebindings, { namespace }),
    kube.list<ServiceBindingUsage>(kinds.servicebindingusages, { namespace }),
    kube.list<KubeObject>(kinds.secrets, { namespace }),
  ]);
  if (oldClass === undefined) {
    return { plan: { olds: [], instance: undefined, bindings: [] }, mustAllow: false };
  }
  const service = findService(application, to);
  const successors = successorsOf(oldClass, application);
  if (service === undefined || successors.length !== 1 || successors[0]?.id !== to) {
    throw new MooringError('UNPROCESSABLE', message('errors.notSuccessor', { to, from }), {
      hint: message('errors.notSuccessorHint'),
    });
  }
  const isAllowed = isServiceAllowed(mapping, to);
  if (!isAllowed && !isServiceAllowed(mapping, from)) {
    throw new MooringError('UNPROCESSABLE', message('errors.neitherAllowed', { namespace }), {
      hint: message('errors.neitherAllowedHint', { to }),
    });
  }
  return {
    mustAllow: !isAllowed,
    plan: planMove({
      from: oldClass,
      to: { id: to, className: catalogObjectName(to), externalName: service.name },
      instances: instances.items,
      bindings: bindings.items,
      usages: usages.items,
      secretNames: secrets.items.map(({ metadata }) => metadata.name),
    }),
  };
}
