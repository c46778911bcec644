import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import type { BindableUsageKind } from '../kubernetes/bindable-kinds.ts';
import type { KindName } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import type { Deployment } from '../kubernetes/workload.ts';
import type { Message, Sentence } from '../texts/message.ts';
import type { BindReaderChoice } from './bind-reader.ts';
import type { ContainerEnvironment, PlannedVariable } from './binding-variables.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';
import type { WorkloadBinding } from './workload-binding.ts';

/** What the Secret of a binding to a registered API holds (binding contract 1.8). */
export const registeredApiKeys = ['GATEWAY_URL'];

export interface BindRequest {
  namespace: string;
  /** External id of the class: the id of the Application's service. */
  serviceId: string;
  /** Name of the workload. */
  workload: string;
  /** UsageKind of the workload; `deployment` where left out. */
  workloadKind?: BindableUsageKind | undefined;
  /** Stands before each variable. Left out: nothing, or what it takes where that would collide. */
  envPrefix?: string | undefined;
  /** What may meet a variable of the binding, each named as a collision's `with` does. Anything else is refused. */
  takeOver?: readonly string[] | undefined;
  /** A library that looks elsewhere than at GATEWAY_URL. */
  reader?: BindReaderChoice | undefined;
}

export interface BindSituation {
  serviceClass: ServiceClass | undefined;
  /** The workload's containers; undefined where there is no such workload. */
  containers: ContainerEnvironment[] | undefined;
  /** A Deployment to create first where there is none. */
  sample: Deployment | undefined;
  /** A Deployment has the name of the sample, and it is somebody's own. */
  isSampleNameTaken: boolean;
  classes: ServiceClass[];
  instances: ServiceInstance[];
  bindings: CatalogBinding[];
  usages: ServiceBindingUsage[];
  workloadBindings: WorkloadBinding[];
  /** Names of the namespace's Secrets: a binding must not claim one of them. */
  secretNames: string[];
}

export interface PlannedObject {
  kind: KindName;
  action: 'create' | 'reuse';
  /** One sentence. */
  why: Message;
  object: KubeObject;
}

export interface PlanProblem {
  message: Message;
  fix: Message;
}

/** What a choice has to be made about: who else sets a variable of the same name. */
export interface PlanCollision {
  /** Names of the variables. */
  variables: string[];
  /** With which they collide: none, or what was asked for. */
  prefix: string;
  /** With it nothing collides. */
  freePrefix: string;
  losers: CollisionLoser[];
}

export interface CollisionLoser {
  /** As `takeOver` names it: `Secret web-orders`. */
  with: string;
  /** What it is called. */
  source: Sentence;
  /** The service that it is bound to; undefined where it is no binding's. */
  boundTo: string | undefined;
  /** It keeps its value, and the one of the binding is not seen. */
  hidesBinding: boolean;
  /** What the container will see. */
  effect: Message;
}

export interface BindingPlan {
  /** As it was asked for, with the prefix that is used. */
  request: BindRequest & { envPrefix: string };
  serviceName: string;
  /** In the order in which they are created. */
  objects: PlannedObject[];
  variables: PlannedVariable[];
  /** Without a prefix, or with the one that was asked for, variables meet others. */
  collision: PlanCollision | undefined;
  secretName: string;
  /** Anything here forbids to apply the plan. */
  problems: PlanProblem[];
}

/** UsageKind of the workload that is asked about. */
export function workloadKindOf({ workloadKind = 'deployment' }: BindRequest): BindableUsageKind {
  return workloadKind;
}

/** An object of a plan, with one sentence on why it is in it. */
export function planned(
  kind: KindName,
  action: PlannedObject['action'],
  why: Message,
  object: KubeObject,
): PlannedObject {
  return { kind, action, why, object };
}
