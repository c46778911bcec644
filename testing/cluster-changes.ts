import fc from 'fast-check';
import type { Application, ServiceEntry } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import { type JoinedKind, type JoinedObjects, joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment, Pod } from '#lib/domain/kubernetes/workload.ts';

/** An object comes, changes or goes. */
export type ClusterChange = {
  [K in JoinedKind]: { kind: K; object: JoinedObjects[K]; gone: boolean };
}[JoinedKind];

/** An API that is registered as it should be. */
export const serviceEntry: ServiceEntry = {
  type: 'API',
  targetUrl: 'https://shop.example',
  gatewayUrl: 'http://gateway',
  accessLabel: 'shop',
};
/** One of these. */
export const few = (...names: string[]) => fc.constantFrom(...names);
const applicationNames = few('shop', 'stock', 'sop');
export const serviceIds = few('id-1', 'id-2', 'id-3', 'name-1');
const serviceNames = few('name-1', 'name-2', 'id-3');
export const namespaces = few('east', 'west');
export const names = few('a', 'b', 'c');
const ready = fc.constantFrom<Condition[]>(
  [],
  [{ type: 'Ready', status: 'True' }],
  [{ type: 'Ready', status: 'False', reason: 'ErrorCallingProvision', message: 'no' }],
);
const meta = fc.record({ name: names, namespace: namespaces });

/** @param reason for which its container waits; undefined where it runs */
function statusOfPod(reason: string | undefined): NonNullable<Pod['status']> {
  const containerStatuses = reason === undefined ? [] : [{ name: 'web', state: { waiting: { reason } } }];
  return { phase: 'Running', ...{ containerStatuses } };
}

const objects: { [K in JoinedKind]: fc.Arbitrary<JoinedObjects[K]> } = {
  applications: fc
    .record({
      name: applicationNames,
      services: fc.array(fc.record({ id: serviceIds, name: serviceNames }), { maxLength: 3 }),
    })
    .map(
      ({ name, services }): Application => ({
        apiVersion: 'v1',
        kind: 'Application',
        metadata: { name },
        spec: {
          services: services.map((service) => ({
            ...service,
            displayName: service.name,
            description: '',
            providerDisplayName: 'p',
            labels: { 'connected-app': name },
            entries: [serviceEntry],
          })),
        },
      }),
    ),
  applicationmappings: fc
    .record({
      name: applicationNames,
      namespace: namespaces,
      services: fc.option(fc.array(fc.record({ id: serviceIds }), { maxLength: 2 })),
    })
    .map(
      ({ services, ...metadata }): ApplicationMapping => ({
        apiVersion: 'v1',
        kind: 'ApplicationMapping',
        metadata,
        spec: { services },
      }),
    ),
  serviceclasses: fc
    .record({
      name: few('id-1', 'id-2', 'class-3'),
      namespace: namespaces,
      externalID: serviceIds,
      externalName: serviceNames,
      application: fc.option(applicationNames),
      serviceBrokerName: few('application-broker', 'other'),
    })
    .map(
      ({ name, namespace, application, ...spec }): ServiceClass => ({
        apiVersion: 'v1',
        kind: 'ServiceClass',
        metadata: { name, namespace },
        spec: {
          ...spec,
          description: '',
          externalMetadata: application === null ? {} : { labels: { 'connected-app': application } },
        },
      }),
    ),
  serviceinstances: fc
    .record({
      metadata: meta,
      conditions: ready,
      spec: fc.oneof(
        fc.record({ serviceClassRef: fc.record({ name: few('id-1', 'class-3') }) }),
        fc.record({ serviceClassName: few('id-2', 'class-3') }),
        fc.record({ serviceClassExternalID: serviceIds }),
        fc.record({ serviceClassExternalName: few('name-1', 'name-2', 'id-3', 'nothing') }),
        fc.constant({}),
      ),
    })
    .map(
      ({ metadata, spec, conditions }): ServiceInstance => ({
        apiVersion: 'v1',
        kind: 'ServiceInstance',
        metadata,
        spec,
        status: { conditions },
      }),
    ),
  servicebindings: fc.record({ metadata: meta, instance: names, conditions: ready }).map(
    ({ metadata, instance, conditions }): CatalogBinding => ({
      apiVersion: 'v1',
      kind: 'ServiceBinding',
      metadata,
      spec: { instanceRef: { name: instance } },
      status: { conditions },
    }),
  ),
  servicebindingusages: fc
    .record({ metadata: meta, binding: names, kind: few('deployment', 'daemonset', 'function'), name: names })
    .map(
      ({ metadata, binding, kind, name }): ServiceBindingUsage => ({
        apiVersion: 'v1',
        kind: 'ServiceBindingUsage',
        metadata,
        spec: { serviceBindingRef: { name: binding }, usedBy: { kind, name } },
      }),
    ),
  deployments: meta.map(
    (metadata): Deployment => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { selector: {}, template: { spec: { containers: [] } } },
    }),
  ),
  statefulsets: meta.map((metadata) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: { template: { spec: { containers: [] } } },
  })),
  daemonsets: meta.map((metadata) => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: { template: { spec: { containers: [] } } },
  })),
  pods: fc
    .record({
      metadata: meta,
      owner: names,
      kind: few('ReplicaSet', 'DaemonSet'),
      secret: names,
      waiting: fc.option(few('CrashLoopBackOff', 'ContainerCreating'), { nil: undefined }),
    })
    .map(
      ({ metadata, owner, kind, secret, waiting }): Pod => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          ...metadata,
          creationTimestamp: '2026-01-01T00:00:00Z',
          labels: { 'pod-template-hash': '5f6' },
          ownerReferences: [
            { apiVersion: 'v1', kind, name: kind === 'ReplicaSet' ? `${owner}-5f6` : owner, uid: 'u' },
          ],
        },
        spec: { containers: [{ name: 'web', envFrom: [{ secretRef: { name: secret } }] }] },
        status: statusOfPod(waiting),
      }),
    ),
};

/** Changes of a cluster in which few names are used by many: what one object names is there, missing or another's. */
export const clusterChanges = fc.oneof(
  ...joinedKinds.map((kind) =>
    fc.record({ kind: fc.constant(kind), object: objects[kind] as fc.Arbitrary<never>, gone: fc.boolean() }),
  ),
) as fc.Arbitrary<ClusterChange>;
