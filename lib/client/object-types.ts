import type { Application } from '#lib/domain/application/application.ts';
import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import type { EventActivation } from '#lib/domain/application/event-activation.ts';
import type { TokenRequest } from '#lib/domain/application/token-request.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { UsageKind } from '#lib/domain/binding/usage-kind.ts';
import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import type { AuthorityObject } from '#lib/domain/kubernetes/authority.ts';
import type { EventObject, KeyedObject, Namespace } from '#lib/domain/kubernetes/core-objects.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { CertificatesObject, LiveName, TokenObject } from '#lib/domain/kubernetes/live-view.ts';
import type { DaemonSet, Deployment, Pod, StatefulSet } from '#lib/domain/kubernetes/workload.ts';

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
