import type { Application, ApplicationService } from '../../application/application.ts';
import type { ServiceBindingUsage } from '../../binding/service-binding-usage.ts';
import type { WorkloadBinding } from '../../binding/workload-binding.ts';
import type { CatalogBinding } from '../../catalog/catalog-binding.ts';
import type { ServiceBroker } from '../../catalog/service-broker.ts';
import type { ServiceClass } from '../../catalog/service-class.ts';
import type { ServiceInstance } from '../../catalog/service-instance.ts';
import type { Condition } from '../../kubernetes/kube-object.ts';
import type { Deployment, Pod } from '../../kubernetes/workload.ts';
import type { NodeHealth } from '../node-health.ts';
import type { RuleId } from './rule-ids.ts';

/** For each rule of a kind of node: what is found of objects that it applies to. */
export type Examples<Node extends string> = Record<
  Extract<RuleId, `${Node}/${string}`>,
  () => NodeHealth | undefined
>;

/** The chain of the examples: Application shop, its service orders, and the Deployment web in the namespace default. */
export const namespace = 'default';
export const application = 'shop';
export const serviceId = '4b5cf1f2';
export const deletionTimestamp = '2026-01-01T10:00:00Z';

const catalog = 'servicecatalog.k8s.io/v1beta1';
const meta = (name: string) => ({ name, namespace });

export function condition(type: string, status: Condition['status'], reason = '', message = ''): Condition {
  return { type, status, reason, message };
}

export function ready(status: Condition['status'], reason = '', message = ''): { conditions: Condition[] } {
  return { conditions: [condition('Ready', status, reason, message)] };
}

export function shop(status?: { status: string; description: string }): Application {
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: application },
    ...(status === undefined ? {} : { status: { installationStatus: status } }),
  };
}

export function service(change: Partial<ApplicationService> = {}): ApplicationService {
  return {
    id: serviceId,
    name: 'orders',
    displayName: 'Orders',
    description: '',
    providerDisplayName: '',
    labels: { 'connected-app': application },
    entries: [
      { type: 'API', targetUrl: 'https://shop.example', gatewayUrl: 'http://gw', accessLabel: 'shop' },
    ],
    ...change,
  };
}

export function broker(status: ServiceBroker['status']): ServiceBroker {
  return {
    apiVersion: catalog,
    kind: 'ServiceBroker',
    metadata: meta('application-broker'),
    spec: { url: 'http://broker' },
    ...(status === undefined ? {} : { status }),
  };
}

export function serviceClass(status: ServiceClass['status'] = {}): ServiceClass {
  return {
    apiVersion: catalog,
    kind: 'ServiceClass',
    metadata: meta(serviceId),
    spec: {
      externalName: 'orders',
      externalID: serviceId,
      description: '',
      externalMetadata: { labels: { 'connected-app': application } },
    },
    status,
  };
}

export function instance(change: Partial<ServiceInstance> = {}): ServiceInstance {
  return { apiVersion: catalog, kind: 'ServiceInstance', metadata: meta('orders'), spec: {}, ...change };
}

export function binding(change: Partial<CatalogBinding> = {}): CatalogBinding {
  const spec = { instanceRef: { name: 'orders' } };
  return { apiVersion: catalog, kind: 'ServiceBinding', metadata: meta('orders-web'), spec, ...change };
}

export function usage(change: Partial<ServiceBindingUsage> = {}): ServiceBindingUsage {
  return {
    apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
    kind: 'ServiceBindingUsage',
    metadata: meta('orders-web'),
    spec: { serviceBindingRef: { name: 'orders-web' }, usedBy: { kind: 'deployment', name: 'web' } },
    ...change,
  };
}

export function workloadBinding(change: Partial<WorkloadBinding> = {}): WorkloadBinding {
  return {
    apiVersion: 'servicebinding.io/v1',
    kind: 'ServiceBinding',
    metadata: meta('orders-web'),
    spec: {
      type: 'http',
      service: { apiVersion: catalog, kind: 'ServiceBinding', name: 'orders-web' },
      workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    },
    ...change,
  };
}

export function deployment(status: Deployment['status'] = {}): Deployment {
  const template = { spec: { containers: [] } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...meta('web'), generation: 2 },
    spec: { replicas: 2, selector: {}, template },
    status,
  };
}

export function pod(status: object): Pod {
  return { apiVersion: 'v1', kind: 'Pod', metadata: meta('web-0'), spec: { containers: [] }, status };
}
