import type { Application, ApplicationService } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { catalogObjectName } from '#lib/domain/catalog/catalog-names.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { OfferIds } from './registered-service.ts';
import type { TestApi } from './start-api.ts';

const connectorVersion = 'applicationconnector.kyma-project.io/v1alpha1';
const catalogVersion = 'servicecatalog.k8s.io/v1beta1';

/** What a test of the broker puts into the API, under names of its own. */
export interface BrokerWorld {
  api: TestApi;
  newId(): string;
  newNamespace(): Promise<string>;
  createApplication(services: ApplicationService[], spec?: Partial<Application['spec']>): Promise<string>;
  /** Replaces the services of an Application. */
  setServices(application: string, services: ApplicationService[]): Promise<void>;
  /** Allows the Application: all services, or those. */
  map(namespace: string, application: string, services?: { id: string }[] | null): Promise<void>;
  unmap(namespace: string, application: string): Promise<void>;
  /** A ServiceInstance with its class and plan, as the catalog's controller would have stored them. */
  createInstance(
    namespace: string,
    instanceId: string,
    ids: OfferIds,
    status?: ServiceInstance['status'],
  ): Promise<string>;
  brokerIn(namespace: string): Promise<ServiceBroker | undefined>;
  /** Names of what there is in a namespace of the kinds that the broker has to do with, as `plural/name`. */
  objectsIn(namespace: string): Promise<string[]>;
  stop(): Promise<void>;
}

const ownKinds = [
  kinds.servicebrokers,
  kinds.eventactivations,
  kinds.secrets,
  kinds.configmaps,
  kinds.services,
];

/** Fixtures on a test API. */
export function createBrokerWorld(api: TestApi): BrokerWorld {
  const namespaces: string[] = [];
  let count = 0;

  return {
    api,
    newId: () => `${api.id}-0000-4000-8000-${String(++count).padStart(12, '0')}`,
    async newNamespace() {
      const name = `${api.namespace}-${namespaces.length}`;
      namespaces.push(name);
      await api.kube.create<KubeObject>(kinds.namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
      return name;
    },
    async createApplication(services, spec = {}) {
      const name = `shop-${api.id}-${++count}`;
      await api.kube.create<Application>(kinds.applications, {
        apiVersion: connectorVersion,
        kind: 'Application',
        metadata: { name },
        spec: { description: 'Shop', ...spec, services },
      });
      return name;
    },
    async setServices(application, services) {
      await api.kube.patch(kinds.applications, { name: application }, 'merge', { spec: { services } });
    },
    async map(namespace, application, services) {
      await api.kube.create<ApplicationMapping>(kinds.applicationmappings, {
        apiVersion: connectorVersion,
        kind: 'ApplicationMapping',
        metadata: { name: application, namespace },
        spec: services === undefined ? {} : { services },
      });
    },
    unmap: (namespace, application) => api.kube.delete(kinds.applicationmappings, application, namespace),
    async createInstance(namespace, instanceId, { service_id, plan_id }, status = {}) {
      const serviceClassRef = { name: catalogObjectName(service_id) };
      const servicePlanRef = { name: catalogObjectName(plan_id) };
      await createOffer(api.kube, namespace, service_id, plan_id);
      const created = await api.kube.create<ServiceInstance>(kinds.serviceinstances, {
        apiVersion: catalogVersion,
        kind: 'ServiceInstance',
        metadata: { name: `instance-${++count}`, namespace },
        spec: { externalID: instanceId, serviceClassRef, servicePlanRef },
      });
      await api.kube.replaceStatus<ServiceInstance>(kinds.serviceinstances, { ...created, status });
      return created.metadata.name;
    },
    brokerIn: (namespace) =>
      api.kube.find<ServiceBroker>(kinds.servicebrokers, 'application-broker', namespace),
    async objectsIn(namespace) {
      const lists = await Promise.all(
        ownKinds.map(async (kind) => {
          const { items } = await api.kube.list<KubeObject>(kind, { namespace });
          return items.map(({ metadata }) => `${kind.plural}/${metadata.name}`);
        }),
      );
      // of the cluster's own, in every namespace
      return lists.flat().filter((name) => !/\/(kube-root-ca\.crt|default-token-.*)$/.test(name));
    },
    async stop() {
      for (const name of namespaces) {
        await api.kube.delete(kinds.namespaces, name);
      }
    },
  };
}

async function createOffer(
  kube: KubeClient,
  namespace: string,
  serviceId: string,
  planId: string,
): Promise<void> {
  const serviceBrokerName = 'application-broker';
  const className = catalogObjectName(serviceId);
  const ignoreExisting = (error: { code?: string }) => {
    if (error.code !== 'EXISTS') {
      throw error;
    }
  };
  await kube
    .create<ServiceClass>(kinds.serviceclasses, {
      apiVersion: catalogVersion,
      kind: 'ServiceClass',
      metadata: { name: className, namespace },
      spec: { externalName: className, externalID: serviceId, description: 'Orders', serviceBrokerName },
    })
    .catch(ignoreExisting);
  await kube
    .create<ServicePlan>(kinds.serviceplans, {
      apiVersion: catalogVersion,
      kind: 'ServicePlan',
      metadata: { name: catalogObjectName(planId), namespace },
      spec: {
        externalName: 'default',
        externalID: planId,
        description: 'Default plan',
        free: false,
        serviceBrokerName,
        serviceClassRef: { name: className },
      },
    })
    .catch(ignoreExisting);
}
