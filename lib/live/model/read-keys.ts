import { servicesOf } from '#lib/domain/application/application.ts';
import type { JoinedKind, JoinedObjects } from '#lib/domain/binding/joined-objects.ts';
import { secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';

/** The key of what the gateway has seen of a service. */
export function callsKey(serviceId: string): string {
  return `calls/${serviceId}`;
}

/** The key of a Secret. */
export function secretKey(namespace: string, name: string): string {
  return `secret/${namespace}/${name}`;
}

/** The key of the brokers of a namespace. */
export function brokersKey(namespace: string): string {
  return `brokers/${namespace}`;
}

/** The key of the events about a pod's variables. */
export function skippedVariablesKey(pod: string): string {
  return `skipped-variables/${pod}`;
}

/** The key of what the connector keeps of an Application: its open tokens and its certificates. */
export function pairingKey(application: string): string {
  return `pairing/${application}`;
}

/** What the graph looks up for an object that is no part of it: a change there has the object's part built anew. */
export function readKeysOf<K extends JoinedKind>(kind: K, object: JoinedObjects[K]): string[] {
  const read = reads[kind];
  return read === undefined ? [] : read(object);
}

const reads: { [K in JoinedKind]?: (object: JoinedObjects[K]) => string[] } = {
  applications: (application) => [
    pairingKey(application.metadata.name),
    ...servicesOf(application).map(({ id }) => callsKey(id)),
  ],
  applicationmappings: ({ metadata }) => [brokersKey(metadata.namespace ?? '')],
  servicebindings: (binding) => [
    secretKey(binding.metadata.namespace ?? '', secretNameOfCatalogBinding(binding)),
  ],
  pods: (pod) => [
    skippedVariablesKey(objectKey(pod)),
    ...pod.spec.containers.flatMap(({ envFrom = [] }) =>
      envFrom.flatMap(({ secretRef }) =>
        secretRef === undefined ? [] : [secretKey(pod.metadata.namespace ?? '', secretRef.name)],
      ),
    ),
  ],
};
