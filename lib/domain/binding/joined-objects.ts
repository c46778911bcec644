import type { Application } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import type { DaemonSet, Deployment, Pod, StatefulSet } from '../kubernetes/workload.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';

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
