import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Container, Deployment } from '#lib/domain/kubernetes/workload.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

const catalogVersion = 'servicecatalog.k8s.io/v1beta1';

/** Makes what usages of bindings are about, in one namespace. */
export interface UsageObjects {
  createClass(name: string, bindingLabels?: Record<string, string>): Promise<void>;
  createInstance(name: string, spec: ServiceInstance['spec']): Promise<void>;
  /** A binding of the instance `orders` that is ready. */
  createBinding(name: string, spec?: Partial<CatalogBinding['spec']>): Promise<CatalogBinding>;
  setBinding(name: string, status: NonNullable<CatalogBinding['status']>): Promise<void>;
  createSecret(name: string, keys: string[]): Promise<void>;
  createDeployment(name: string, containers?: Container[]): Promise<Deployment>;
  /** A usage of the binding `orders` by the Deployment of its own name. */
  createUsage(name: string, spec?: Partial<ServiceBindingUsage['spec']>): Promise<ServiceBindingUsage>;
}

/** The objects of the namespace, made as the catalog and a user would make them. */
export function createUsageObjects(kube: KubeClient, namespace: string): UsageObjects {
  const objects: UsageObjects = {
    async createClass(name, bindingLabels) {
      await kube.create<ServiceClass>(kinds.serviceclasses, {
        apiVersion: catalogVersion,
        kind: 'ServiceClass',
        metadata: { name, namespace },
        spec: {
          externalName: name,
          externalID: name,
          description: name,
          ...(bindingLabels === undefined ? {} : { externalMetadata: { bindingLabels } }),
        },
      });
    },
    async createInstance(name, spec) {
      await kube.create<ServiceInstance>(kinds.serviceinstances, {
        apiVersion: catalogVersion,
        kind: 'ServiceInstance',
        metadata: { name, namespace },
        // as the catalog has stored it
        spec: { externalID: name, ...spec },
      });
    },
    async createBinding(name, spec = {}) {
      const created = await kube.create<CatalogBinding>(kinds.servicebindings, {
        apiVersion: catalogVersion,
        kind: 'ServiceBinding',
        metadata: { name, namespace },
        spec: { instanceRef: { name: 'orders' }, ...spec },
      });
      await objects.setBinding(name, { conditions: [said('True')] });
      return created;
    },
    async setBinding(name, status) {
      await kube.patch(kinds.servicebindings, { name, namespace, subresource: 'status' }, 'merge', {
        status,
      });
    },
    async createSecret(name, keys) {
      await kube.create<KubeObject & { stringData: Record<string, string> }>(kinds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace },
        stringData: Object.fromEntries(keys.map((key) => [key, `value of ${key}`])),
      });
    },
    createDeployment(name, containers = [{ name: 'web', image: 'nginx' }]) {
      return kube.create<Deployment>(kinds.deployments, deploymentOf(name, namespace, containers));
    },
    createUsage(name, spec = {}) {
      return kube.create<ServiceBindingUsage>(kinds.servicebindingusages, {
        apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
        kind: 'ServiceBindingUsage',
        metadata: { name, namespace },
        spec: { serviceBindingRef: { name: 'orders' }, usedBy: { kind: 'deployment', name }, ...spec },
      });
    },
  };
  return objects;
}

/** A Ready condition as the catalog writes it. */
export function said(status: Condition['status'], message = 'said by the test'): Condition {
  return { type: 'Ready', status, reason: 'SaidByTheTest', message };
}

/** A Deployment without pods of its own. */
export function deploymentOf(name: string, namespace: string, containers: Container[]): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers } },
    },
  };
}
