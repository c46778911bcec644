import type { Application } from '#lib/domain/application.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kube-object.ts';
import type { RegisteredService } from '#lib/domain/registered-service.ts';
import { parametersSecretName, resourceName } from './names.ts';

export interface SecretObject extends KubeObject {
  type: 'Opaque';
  data: Record<string, string>;
}

export interface AccessService extends KubeObject {
  spec: unknown;
}

/** The service of an Application that objects are made for. */
export interface ServiceOwner {
  application: Application;
  serviceId: string;
  namespace: string;
}

function metadataOf(owner: ServiceOwner, name: string): KubeObject['metadata'] {
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

/** A Secret with plain texts. */
export function secretObject(owner: ServiceOwner, name: string, texts: Record<string, string>): SecretObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadataOf(owner, name),
    type: 'Opaque',
    data: Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, Buffer.from(text).toString('base64')]),
    ),
  };
}

/** A ConfigMap with binary data, already in base64. */
export function specConfigMap(
  owner: ServiceOwner,
  name: string,
  binaryData: Record<string, string>,
  parts: number,
): KubeObject & { binaryData: Record<string, string> } {
  const metadata = metadataOf(owner, name);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...metadata, annotations: { [partsAnnotation]: String(parts) } },
    binaryData,
  };
}

/** How many ConfigMaps the specifications of a service fill. */
export const partsAnnotation = 'connectivity.mooring.dev/parts';

type Api = NonNullable<RegisteredService['api']>;
export type RequestParameters = NonNullable<Api['requestParameters']>;

/** What is sent along with every call to the API: the deprecated members count only without the current one. */
export function requestParametersOf(api: Api): RequestParameters | undefined {
  if (api.requestParameters) {
    return api.requestParameters;
  }
  return api.headers || api.queryParameters
    ? { headers: api.headers, queryParameters: api.queryParameters }
    : undefined;
}

/** Request parameters as the members of a Secret: JSON of name to values. */
export function parameterTexts(parameters: RequestParameters | null | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  if (parameters?.headers) {
    texts.headers = JSON.stringify(parameters.headers);
  }
  if (parameters?.queryParameters) {
    texts.queryParameters = JSON.stringify(parameters.queryParameters);
  }
  return texts;
}

/** The Secret with the request parameters; undefined where there are none. */
export function parametersSecret(owner: ServiceOwner, api: Api): SecretObject | undefined {
  const parameters = requestParametersOf(api);
  if (parameters === undefined) {
    return undefined;
  }
  const name = parametersSecretName(owner.application.metadata.name, owner.serviceId);
  return secretObject(owner, name, parameterTexts(parameters));
}
