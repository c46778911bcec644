import type { Application } from '#lib/domain/application/application.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { secretDataOf } from '#lib/k8s/secret-data.ts';
import { resourceName } from './names.ts';

export interface SecretObject extends KubeObject {
  type: 'Opaque';
  data: Record<string, string>;
}

export interface AccessService extends KubeObject {
  spec: unknown;
}

export interface SpecificationConfigMap extends KubeObject {
  data?: Record<string, string>;
  /** In base64. */
  binaryData?: Record<string, string>;
}

/** What a service has in the namespace of Applications. */
export interface StoredObjects {
  access?: AccessService | undefined;
  credentials?: SecretObject | undefined;
  parameters?: SecretObject | undefined;
  /** The first ConfigMap of the specifications. */
  specs?: SpecificationConfigMap | undefined;
}

/** The service of an Application that objects are made for. */
export interface ServiceOwner {
  application: Application;
  serviceId: string;
  namespace: string;
}

/** Metadata of what belongs to a service: found by its labels, removed with its Application. */
export function metadataOf(owner: ServiceOwner, name: string): KubeObject['metadata'] {
  const { application, serviceId, namespace } = owner;
  return {
    name,
    namespace,
    labels: { app: application.metadata.name, serviceId },
    ownerReferences: [ownerReference(application)],
  };
}

/** The Service whose name workloads call (connectivity contract 3.7). */
export function accessService(owner: ServiceOwner): AccessService {
  const { name } = owner.application.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(owner, resourceName(name, owner.serviceId)),
    spec: {
      type: 'ClusterIP',
      selector: { app: `${name}-application-gateway` },
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    },
  };
}

/**
 * A Secret could hold four times as much, but while a service changes, one has to hold both of its own and more
 * (`change-journal.ts`).
 */
const secretBytes = 256 * 1024;

/**
 * A Secret with plain texts.
 * @throws MooringError TOO_LARGE for more than a service may have in one.
 */
export function secretObject(owner: ServiceOwner, name: string, texts: Record<string, string>): SecretObject {
  const size = Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size > secretBytes) {
    throw new MooringError(
      'TOO_LARGE',
      `Credentials and request parameters must not exceed ${secretBytes} bytes, these have ${size}.`,
    );
  }
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadataOf(owner, name),
    type: 'Opaque',
    data: secretDataOf(texts),
  };
}

/** A ConfigMap with specifications, or with a part of them. */
export function specificationConfigMap(
  owner: ServiceOwner,
  name: string,
  content: Pick<SpecificationConfigMap, 'data' | 'binaryData'>,
): SpecificationConfigMap {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadataOf(owner, name), ...content };
}
