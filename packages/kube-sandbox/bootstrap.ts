import { bootstrapBindings, bootstrapRoles } from './auth/bootstrap-roles.ts';
import { adminUser } from './auth/user-info.ts';
import { type Fields, fieldsOf, textOf } from './meta/api-object.ts';
import type { ApiContext, ResourceRequest } from './verbs/api-context.ts';
import { createObject } from './verbs/create-object.ts';
import { readWriteOptions } from './verbs/write-options.ts';

const namespaces = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

function namespaceObject(name: string): Fields {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** The API's own Service, which every cluster has in `default`. */
const kubernetesService: Fields = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: 'kubernetes',
    namespace: 'default',
    labels: { component: 'apiserver', provider: 'kubernetes' },
  },
  spec: { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, targetPort: 6443 }] },
};

function ensure(api: ApiContext, object: Fields): void {
  const apiVersion = textOf(object.apiVersion);
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const definition = api.registry.findByKind(group, textOf(object.kind));
  if (!definition) throw new Error(`${textOf(object.kind)} of ${apiVersion} is not served in ${version}`);
  const metadata = fieldsOf(object.metadata);
  const namespace = textOf(metadata.namespace);
  const name = textOf(metadata.name);
  if (api.store.get(definition.storageKey, namespace, name)) return;
  const request: ResourceRequest = {
    definition,
    namespace,
    name,
    subresource: '',
    query: new URLSearchParams(),
    user: adminUser,
    userAgent: 'kube-apiserver',
    warnings: [],
  };
  createObject(api, request, structuredClone(object), readWriteOptions(api, request));
}

/** Creates what every cluster has from its first moment, where it is missing. */
export function bootstrap(api: ApiContext): void {
  for (const name of namespaces) ensure(api, namespaceObject(name));
  for (const object of [...bootstrapRoles, ...bootstrapBindings, kubernetesService]) ensure(api, object);
}
