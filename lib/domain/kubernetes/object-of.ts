import type { Application } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { EventActivation } from '../application/event-activation.ts';
import type { TokenRequest } from '../application/token-request.ts';
import type { ServiceBindingUsage } from '../binding/service-binding-usage.ts';
import type { UsageKind } from '../binding/usage-kind.ts';
import type { WorkloadBinding } from '../binding/workload-binding.ts';
import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceBroker } from '../catalog/service-broker.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import type { ServicePlan } from '../catalog/service-plan.ts';
import type { AuthorityObject } from './authority.ts';
import type { EventObject, KeyedObject, Namespace } from './core-objects.ts';
import type { KubeObject } from './kube-object.ts';
import type { CertificatesObject, LiveName, TokenObject } from './live-view.ts';
import type { DaemonSet, Deployment, Pod, StatefulSet } from './workload.ts';

interface KnownTypes {
  applications: Application;
  applicationmappings: ApplicationMapping;
  eventactivations: EventActivation;
  /** Without the token itself: see redact. */
  tokenrequests: TokenRequest;
  servicebrokers: ServiceBroker;
  serviceclasses: ServiceClass;
  serviceplans: ServicePlan;
  serviceinstances: ServiceInstance;
  servicebindings: CatalogBinding;
  servicebindingusages: ServiceBindingUsage;
  usagekinds: UsageKind;
  workloadbindings: WorkloadBinding;
  namespaces: Namespace;
  secrets: KeyedObject;
  configmaps: KeyedObject;
  events: EventObject;
  deployments: Deployment;
  statefulsets: StatefulSet;
  daemonsets: DaemonSet;
  pods: Pod;
  issuedcertificates: CertificatesObject;
  connectiontokens: TokenObject;
  revokedcertificates: KeyedObject;
  authorities: AuthorityObject;
  skippedvariables: EventObject;
}

/** The type of the objects of a kind, as the browser gets them. */
export type ObjectOf<K extends LiveName> = K extends keyof KnownTypes ? KnownTypes[K] : KubeObject;
