import type { Application } from '../domain/application.ts';
import type { ApplicationMapping } from '../domain/application-mapping.ts';
import type { AuthorityObject } from '../domain/authority.ts';
import type { EventObject, KeyedObject, Namespace } from '../domain/core-objects.ts';
import type { EventActivation } from '../domain/event-activation.ts';
import type { KubeObject } from '../domain/kube-object.ts';
import type { CertificatesObject, LiveName, TokenObject } from '../domain/live-view.ts';
import type { ServiceBinding } from '../domain/service-binding.ts';
import type { ServiceBindingUsage } from '../domain/service-binding-usage.ts';
import type { ServiceBroker } from '../domain/service-broker.ts';
import type { ServiceClass } from '../domain/service-class.ts';
import type { ServiceInstance } from '../domain/service-instance.ts';
import type { ServicePlan } from '../domain/service-plan.ts';
import type { TokenRequest } from '../domain/token-request.ts';
import type { UsageKind } from '../domain/usage-kind.ts';
import type { DaemonSet, Deployment, Pod, StatefulSet } from '../domain/workload.ts';
import type { WorkloadBinding } from '../domain/workload-binding.ts';

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
  servicebindings: ServiceBinding;
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
