import { catalogLabels, catalogObjectName } from '#lib/domain/catalog-names.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServicePlan } from '#lib/domain/service-plan.ts';
import type { CatalogPlan, CatalogService } from './catalog-schema.ts';

const apiVersion = 'servicecatalog.k8s.io/v1beta1';

export interface CatalogObjects {
  classes: ServiceClass[];
  plans: ServicePlan[];
}

/** The classes and plans that a broker's catalog stands for (binding contract 2.2). */
export function catalogObjects(broker: ServiceBroker, services: CatalogService[]): CatalogObjects {
  return {
    classes: services.map((service) => classOf(broker, service)),
    plans: services.flatMap((service) => service.plans.map((plan) => planOf(broker, service, plan))),
  };
}

function classOf(broker: ServiceBroker, service: CatalogService): ServiceClass {
  const serviceBrokerName = broker.metadata.name;
  return {
    apiVersion,
    kind: 'ServiceClass',
    metadata: {
      name: catalogObjectName(service.id),
      ...namespaceOf(broker),
      labels: catalogLabels({ externalID: service.id, externalName: service.name, serviceBrokerName }),
    },
    spec: {
      serviceBrokerName,
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

function planOf(broker: ServiceBroker, service: CatalogService, plan: CatalogPlan): ServicePlan {
  const serviceBrokerName = broker.metadata.name;
  const className = catalogObjectName(service.id);
  const create = plan.schemas?.service_instance?.create?.parameters;
  const update = plan.schemas?.service_instance?.update?.parameters;
  const bind = plan.schemas?.service_binding?.create?.parameters;
  return {
    apiVersion,
    kind: 'ServicePlan',
    metadata: {
      name: catalogObjectName(plan.id),
      ...namespaceOf(broker),
      labels: catalogLabels({
        externalID: plan.id,
        externalName: plan.name,
        serviceBrokerName,
        'serviceClassRef.name': className,
      }),
    },
    spec: {
      serviceBrokerName,
      externalName: plan.name,
      externalID: plan.id,
      description: plan.description,
      free: plan.free ?? false,
      ...(typeof plan.bindable === 'boolean' ? { bindable: plan.bindable } : {}),
      ...(plan.metadata ? { externalMetadata: plan.metadata } : {}),
      ...(create === undefined ? {} : { instanceCreateParameterSchema: create }),
      ...(update === undefined ? {} : { instanceUpdateParameterSchema: update }),
      ...(bind === undefined ? {} : { serviceBindingCreateParameterSchema: bind }),
      serviceClassRef: { name: className },
    },
  };
}

function namespaceOf(broker: ServiceBroker): { namespace?: string } {
  return broker.metadata.namespace === undefined ? {} : { namespace: broker.metadata.namespace };
}
