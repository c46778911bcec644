import { type Application, servicesOf } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { idOfWorkload } from '#lib/domain/binding/id-of-workload.ts';
import type { JoinedKind, JoinedObjects } from '#lib/domain/binding/joined-objects.ts';
import { livenessUsageName, type ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { applicationBrokerName } from '#lib/domain/catalog/service-broker.ts';
import { applicationOfServiceClass, type ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { FollowedUsageKind } from '#lib/domain/health/followed-kinds.ts';
import { workloadOfPod } from '#lib/domain/health/workload-of-pod.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Pod } from '#lib/domain/kubernetes/workload.ts';

/**
 * What an object goes by in the chain, and what it names there, as `noun/…`. Two objects that have a key in common belong to one
 * part of the graph: whatever the graph says of one of them may hang on the other. None for what no chain can have in it.
 */
export function joinKeysOf<K extends JoinedKind>(kind: K, object: JoinedObjects[K]): string[] {
  return keys[kind](object);
}

const keys: { [K in JoinedKind]: (object: JoinedObjects[K]) => string[] } = {
  applications: keysOfApplication,
  applicationmappings: ({ metadata }: ApplicationMapping) => [`application/${metadata.name}`],
  serviceclasses: keysOfClass,
  serviceinstances: keysOfInstance,
  servicebindings: keysOfBinding,
  servicebindingusages: keysOfUsage,
  deployments: (object) => [keyOfWorkload('deployment', object)],
  statefulsets: (object) => [keyOfWorkload('statefulset', object)],
  daemonsets: (object) => [keyOfWorkload('daemonset', object)],
  pods: keysOfPod,
};

function keysOfApplication(application: Application): string[] {
  return [
    `application/${application.metadata.name}`,
    ...servicesOf(application).flatMap(({ id, name }) => [`service/${id}`, `offer/${name}`]),
  ];
}

function keysOfClass(serviceClass: ServiceClass): string[] {
  const { name, namespace = '' } = serviceClass.metadata;
  const { externalID, externalName, serviceBrokerName } = serviceClass.spec;
  const application =
    serviceBrokerName === applicationBrokerName ? applicationOfServiceClass(serviceClass) : undefined;
  return [
    `class/${namespace}/${name}`,
    `class-offer/${namespace}/${externalName}`,
    `service/${externalID}`,
    ...(application === undefined ? [] : [`application/${application}`]),
  ];
}

/** All ways to name a class; which of them leads to one is decided when the graph is built. */
function keysOfInstance({ metadata: { name, namespace = '' }, spec }: ServiceInstance): string[] {
  const objectName = spec.serviceClassRef?.name ?? spec.serviceClassName;
  const byObject =
    objectName === undefined ? [] : [`class/${namespace}/${objectName}`, `service/${objectName}`];
  const byId = spec.serviceClassExternalID === undefined ? [] : [`service/${spec.serviceClassExternalID}`];
  const external = spec.serviceClassExternalName;
  const byName =
    external === undefined
      ? []
      : [`class-offer/${namespace}/${external}`, `offer/${external}`, `service/${external}`];
  return [
    `instance/${namespace}/${name}`,
    ...([byObject, byId, byName].find(({ length }) => length > 0) ?? []),
  ];
}

function keysOfBinding({ metadata: { name, namespace = '' }, spec }: CatalogBinding): string[] {
  return [`binding/${namespace}/${name}`, `instance/${namespace}/${spec.instanceRef.name}`];
}

function keysOfUsage({ metadata: { name, namespace = '' }, spec }: ServiceBindingUsage): string[] {
  const { kind, name: workload } = spec.usedBy;
  return name === livenessUsageName
    ? []
    : [
        `binding/${namespace}/${spec.serviceBindingRef.name}`,
        idOfWorkload({ usageKind: kind, namespace, name: workload }),
      ];
}

function keyOfWorkload(usageKind: FollowedUsageKind, { metadata }: KubeObject): string {
  return idOfWorkload({ usageKind, namespace: metadata.namespace ?? '', name: metadata.name });
}

function keysOfPod(pod: Pod): string[] {
  const workload = workloadOfPod(pod);
  return workload === undefined
    ? []
    : [idOfWorkload({ ...workload, namespace: pod.metadata.namespace ?? '' })];
}
