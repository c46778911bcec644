import { catalogLabels, catalogObjectName } from '#lib/domain/catalog/catalog-names.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { apiVersionOf } from '#lib/domain/kubernetes/kinds.ts';
import type { CatalogScope } from '../scope.ts';
import type { CatalogPlan, CatalogService } from './catalog-schema.ts';

export interface CatalogObjects {
  classes: ServiceClass[];
  plans: ServicePlan[];
}

/** The classes and plans that a broker's catalog stands for (binding contract 2.2). */
export function catalogObjects(
  scope: CatalogScope,
  broker: ServiceBroker,
  services: CatalogService[],
): CatalogObjects {
  return {
    classes: services.map((service) => classOf(scope, broker, service)),
    plans: services.flatMap((service) => service.plans.map((plan) => planOf(scope, broker, service, plan))),
  };
}

function classOf(scope: CatalogScope, broker: ServiceBroker, service: CatalogService): ServiceClass {
  const ofBroker = { [scope.brokerName]: broker.metadata.name };
  return {
    apiVersion: apiVersionOf(scope.classes),
    kind: scope.classes.kind,
    metadata: {
      name: catalogObjectName(service.id),
      ...namespaceOf(broker),
      labels: catalogLabels({ externalID: service.id, externalName: service.name, ...ofBroker }),
    },
    spec: {
      ...ofBroker,
      externalName: service.name,
      externalID: service.id,
      description: service.description,
      bindable: service.bindable,
      bindingRetrievable: service.bindings_retrievable ?? false,
      planUpdatable: service.plan_updateable ?? false,
      ...(service.metadata ? { externalMetadata: service.metadata } : {}),
      ...(service.tags?.length ? { tags: service.tags } : {}),
      ...(service.requires?.length ? { requires: service.requires } : {}),
    },
  };
}

function planOf(
  scope: CatalogScope,
  broker: ServiceBroker,
  service: CatalogService,
  plan: CatalogPlan,
): ServicePlan {
  const ofBroker = { [scope.brokerName]: broker.metadata.name };
  const className = catalogObjectName(service.id);
  const create = plan.schemas?.service_instance?.create?.parameters;
  const update = plan.schemas?.service_instance?.update?.parameters;
  const bind = plan.schemas?.service_binding?.create?.parameters;
  return {
    apiVersion: apiVersionOf(scope.plans),
    kind: scope.plans.kind,
    metadata: {
      name: catalogObjectName(plan.id),
      ...namespaceOf(broker),
      labels: catalogLabels({
        externalID: plan.id,
        externalName: plan.name,
        ...ofBroker,
        [`${scope.classRef}.name`]: className,
      }),
    },
    spec: {
      ...ofBroker,
      externalName: plan.name,
      externalID: plan.id,
      description: plan.description,
      free: plan.free ?? false,
      ...(typeof plan.bindable === 'boolean' ? { bindable: plan.bindable } : {}),
      ...(plan.metadata ? { externalMetadata: plan.metadata } : {}),
      ...(create === undefined ? {} : { instanceCreateParameterSchema: create }),
      ...(update === undefined ? {} : { instanceUpdateParameterSchema: update }),
      ...(bind === undefined ? {} : { serviceBindingCreateParameterSchema: bind }),
      [scope.classRef]: { name: className },
    },
  };
}

function namespaceOf(broker: ServiceBroker): { namespace?: string } {
  return broker.metadata.namespace === undefined ? {} : { namespace: broker.metadata.namespace };
}
