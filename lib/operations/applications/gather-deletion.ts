import type { Application } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { DeletionObjects } from '#lib/domain/binding/deletion-plan.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** Reads what the deletion of an Application depends on, in all namespaces. */
export async function gatherDeletion(kube: KubeClient): Promise<DeletionObjects> {
  const list = async <T extends KubeObject>(kind: KindName) => (await kube.list<T>(kinds[kind])).items;
  const [
    applications,
    applicationmappings,
    servicebrokers,
    serviceclasses,
    serviceinstances,
    servicebindings,
    servicebindingusages,
    deployments,
    workloadbindings,
  ] = await Promise.all([
    list<Application>('applications'),
    list<ApplicationMapping>('applicationmappings'),
    list<ServiceBroker>('servicebrokers'),
    list<ServiceClass>('serviceclasses'),
    list<ServiceInstance>('serviceinstances'),
    list<CatalogBinding>('servicebindings'),
    list<ServiceBindingUsage>('servicebindingusages'),
    list<Deployment>('deployments'),
    list<WorkloadBinding>('workloadbindings').catch(noneIfNotServed),
  ]);
  return {
    applications,
    applicationmappings,
    servicebrokers,
    serviceclasses,
    serviceinstances,
    servicebindings,
    servicebindingusages,
    deployments,
    workloadbindings,
  };
}

function noneIfNotServed(error: unknown): [] {
  if (isMooringError(error, 'NOT_FOUND')) {
    return [];
  }
  throw error;
}
