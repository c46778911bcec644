import { application, applicationName } from '#bench/console/create-applications.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { PlayedObjects } from '#testing/play-model.ts';

export interface ClusterSize {
  applications: number;
  /** Services of each Application. */
  services: number;
  /** Of the first Applications, one of each one's first service. */
  bindings: number;
  pods: number;
}

const ready = { conditions: [{ type: 'Ready', status: 'True' }] };
/** Namespaces over which bindings are spread. */
const namespaces = 200;
const templateHash = '7d9c5b';

/** Objects as Mooring and the kubelets would leave them: Applications, what binds them, and the pods that make use of it. */
export function clusterObjects({ applications, services, bindings, pods }: ClusterSize): PlayedObjects {
  const numbers = Array.from({ length: applications }, (_, number) => number);
  const bound = numbers.slice(0, bindings);
  return {
    applications: numbers.map((number) => application(number, services)),
    applicationmappings: bound.map((number) => named('ApplicationMapping', number, applicationName(number))),
    serviceclasses: bound.map(serviceClass),
    serviceinstances: bound.map((number) =>
      named('ServiceInstance', number, `instance-${number}`, {
        spec: { serviceClassExternalName: `service-${number}-0` },
        status: ready,
      }),
    ),
    servicebindings: bound.map((number) =>
      named('ServiceBinding', number, `binding-${number}`, {
        spec: { instanceRef: { name: `instance-${number}` }, secretName: `binding-${number}` },
        status: ready,
      }),
    ),
    servicebindingusages: bound.map(usage),
    deployments: bound.map(deployment),
    pods: Array.from({ length: pods }, (_, number) => pod(number, number % Math.max(1, bindings))),
  };
}

function named(kind: string, number: number, name: string, more: object = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: `namespace-${number % namespaces}`, uid: `${kind}-${number}` },
    ...more,
  };
}

function serviceClass(number: number): KubeObject {
  const name = applicationName(number);
  return named('ServiceClass', number, `${name}-0`, {
    spec: {
      externalName: `service-${number}-0`,
      externalID: `${name}-0`,
      description: 'What it offers',
      serviceBrokerName: 'application-broker',
      bindable: true,
      externalMetadata: { displayName: `Service 0 of ${number}`, labels: { 'connected-app': name } },
    },
  });
}

function usage(number: number): KubeObject {
  return named('ServiceBindingUsage', number, `usage-${number}`, {
    spec: {
      serviceBindingRef: { name: `binding-${number}` },
      usedBy: { kind: 'deployment', name: `workload-${number}` },
    },
    status: ready,
  });
}

function deployment(number: number): KubeObject {
  return named('Deployment', number, `workload-${number}`, {
    spec: { replicas: 4, template: { spec: { containers: [{ name: 'main', image: 'shop:1' }] } } },
    status: { replicas: 4, readyReplicas: 4, availableReplicas: 4, updatedReplicas: 4 },
  });
}

function pod(number: number, workload: number): KubeObject {
  const owner = `workload-${workload}-${templateHash}`;
  const object = named('Pod', workload, `${owner}-${number}`, {
    spec: { containers: [{ name: 'main', image: 'shop:1' }] },
    status: { phase: 'Running', containerStatuses: [{ name: 'main', ready: true, restartCount: 0 }] },
  });
  object.metadata.uid = objectKey(object);
  object.metadata.ownerReferences = [
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: owner, uid: `set-${workload}`, controller: true },
  ];
  object.metadata.labels = { 'pod-template-hash': templateHash };
  return object;
}
