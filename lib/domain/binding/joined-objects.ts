import type { Application } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { DaemonSet, Deployment, Pod, StatefulSet } from '#lib/domain/kubernetes/workload.ts';

/** The kinds whose objects are linked by what they name in each other. */
export interface JoinedObjects {
  applications: Application;
  applicationmappings: ApplicationMapping;
  serviceclasses: ServiceClass;
  serviceinstances: ServiceInstance;
  servicebindings: CatalogBinding;
  servicebindingusages: ServiceBindingUsage;
  deployments: Deployment;
  statefulsets: StatefulSet;
  daemonsets: DaemonSet;
  pods: Pod;
}

export const joinedKinds = [
  'applications',
  'applicationmappings',
  'serviceclasses',
  'serviceinstances',
  'servicebindings',
  'servicebindingusages',
  'deployments',
  'statefulsets',
  'daemonsets',
  'pods',
] as const satisfies readonly (keyof JoinedObjects)[];

export type JoinedKind = keyof JoinedObjects;
