import type { Application } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { DeletionObjects } from '#lib/domain/binding/deletion-plan.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { listWorkloadBindings } from '../bindings/list-workload-bindings.ts';

/** Reads what the deletion of an Application depends on, in all namespaces. */
export async function gatherDeletion(kube: KubeClient): Promise<DeletionObjects> {
  const list = async <T extends KubeObject>(kind: KindName) => (await kube.list<T>(kinds[kind])).items;
  return allOf({
    applications: list<Application>('applications'),
    applicationmappings: list<ApplicationMapping>('applicationmappings'),
    servicebrokers: list<ServiceBroker>('servicebrokers'),
    serviceclasses: list<ServiceClass>('serviceclasses'),
    serviceinstances: list<ServiceInstance>('serviceinstances'),
    servicebindings: list<CatalogBinding>('servicebindings'),
    servicebindingusages: list<ServiceBindingUsage>('servicebindingusages'),
    deployments: list<Deployment>('deployments'),
    workloadbindings: listWorkloadBindings(kube),
  });
}

/** Waits for every member. */
async function allOf<T extends object>(promises: { [Name in keyof T]: Promise<T[Name]> }): Promise<T> {
  const entries = Object.entries<Promise<unknown>>(promises);
  const values = await Promise.all(entries.map(([, promise]) => promise));
  return Object.fromEntries(entries.map(([name], index) => [name, values[index]])) as T;
}
