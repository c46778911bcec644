import { type BindableUsageKind, kindOfUsageKind } from './bindable-kinds.ts';
import type { ContainerEnvironment, PlannedVariable } from './binding-variables.ts';
import { isEnvPrefix, planVariables, suggestPrefix } from './binding-variables.ts';
import { apiVersionOf, type KindName, kinds } from './kinds.ts';
import type { KubeObject } from './kube-object.ts';
import {
  type ServiceBinding,
  secretNameOfServiceBinding,
  statusOfServiceBinding,
} from './service-binding.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from './service-binding-usage.ts';
import { applicationOfServiceClass, displayNameOfServiceClass, type ServiceClass } from './service-class.ts';
import { isInstanceOf, type ServiceInstance, statusOfServiceInstance } from './service-instance.ts';
import { stableName } from './stable-name.ts';
import type { Deployment } from './workload.ts';

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
  bindings: ServiceBinding[];
  usages: ServiceBindingUsage[];
  /** Names of the namespace's Secrets: a binding must not claim one of them. */
  secretNames: string[];
}

export interface PlannedObject {
  kind: KindName;
  action: 'create' | 'reuse';
  /** One sentence. */
  why: string;
  object: KubeObject;
}

export interface PlanProblem {
  message: string;
  fix: string;
}

/** What a choice has to be made about: who else sets a variable of the same name. */
export interface PlanCollision {
  /** Names of the variables. */
  variables: string[];
  /** With it nothing collides. */
  freePrefix: string;
  losers: CollisionLoser[];
}

export interface CollisionLoser {
  /** As `takeOver` names it: `Secret web-orders`. */
  with: string;
  /** The service that it is bound to; undefined where it is no binding's. */
  boundTo: string | undefined;
  /** What the container will see. */
  effect: string;
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

/**
 * What binding a service to a workload takes. The same request in the same situation gives the same names, and
 * what a request before it created is taken over: a second click changes nothing. A variable of somebody else is taken
 * over only where the request names whose.
 */
export function planBinding(asked: BindRequest, situation: BindSituation): BindingPlan {
  const { serviceClass, sample } = situation;
  const containers = situation.containers ?? containersOf(sample) ?? [];
  const serviceName = serviceClass === undefined ? asked.serviceId : displayNameOfServiceClass(serviceClass);
  const instance = planInstance(asked, situation);
  const bound = usesOf(asked, situation, instance.object);
  const wanted = asked.envPrefix ?? envPrefixOf(bound[0]) ?? '';
  const isBound = bound.some((usage) => envPrefixOfUsage(usage) === wanted);
  const collision = isBound ? undefined : collisionOf(wanted, { containers, serviceName, situation });
  const envPrefix = asked.envPrefix ?? collision?.freePrefix ?? wanted;
  const request = { ...asked, envPrefix };
  const { binding, usage, secretName } = planConnection(request, situation, instance.object);
  const variables = planVariables(containers, registeredApiKeys, envPrefix);
  return {
    request,
    serviceName,
    objects: [
      ...(situation.containers === undefined && sample !== undefined
        ? [planned('deployments', 'create', 'A small workload to try the service with.', sample)]
        : []),
      instance,
      binding,
      usage,
    ],
    variables: isBound ? variables.map(({ collision: _own, ...variable }) => variable) : variables,
    collision,
    secretName,
    problems: [
      ...problemsOf(request, situation, serviceName),
      ...(asked.envPrefix === undefined ? [] : collisionProblems(request, collision)),
    ],
  };
}

function envPrefixOf(usage: ServiceBindingUsage | undefined): string | undefined {
  return usage === undefined ? undefined : envPrefixOfUsage(usage);
}

function collisionOf(
  prefix: string,
  about: { containers: ContainerEnvironment[]; serviceName: string; situation: BindSituation },
): PlanCollision | undefined {
  const { containers, serviceName, situation } = about;
  const colliding = (candidate: string) =>
    planVariables(containers, registeredApiKeys, candidate).filter(
      ({ collision }) => collision !== undefined,
    );
  const found = colliding(prefix);
  if (found.length === 0) {
    return undefined;
  }
  const losers = new Map(
    found.flatMap(({ collision }) =>
      collision === undefined
        ? []
        : [[collision.with, { ...collision, boundTo: boundServiceOf(collision.with, situation) }] as const],
    ),
  );
  return {
    variables: [...new Set(found.map(({ name }) => name))],
    freePrefix: suggestPrefix(serviceName, (candidate) => colliding(candidate).length === 0),
    losers: [...losers.values()],
  };
}

/** `Orders API (shop)` for the Secret of a binding to it. */
function boundServiceOf(source: string, { bindings, instances, classes }: BindSituation): string | undefined {
  const binding = bindings.find((candidate) => `Secret ${secretNameOfServiceBinding(candidate)}` === source);
  const instance = instances.find(({ metadata }) => metadata.name === binding?.spec.instanceRef.name);
  const found = instance && classes.find((serviceClass) => isInstanceOf(instance, serviceClass));
  if (found === undefined) {
    return undefined;
  }
  const application = applicationOfServiceClass(found);
  return `${displayNameOfServiceClass(found)}${application === undefined ? '' : ` (${application})`}`;
}

function collisionProblems(
  { takeOver = [] }: BindRequest,
  collision: PlanCollision | undefined,
): PlanProblem[] {
  return (collision?.losers ?? [])
    .filter((loser) => !takeOver.includes(loser.with))
    .map((loser) => ({
      message: `${collision?.variables.join(', ')} is set by ${loser.with} already.`,
      fix: `Use the prefix ${collision?.freePrefix}, or choose to take it over.`,
    }));
}

function workloadKindOf({ workloadKind = 'deployment' }: BindRequest): BindableUsageKind {
  return workloadKind;
}

function planned(
  kind: KindName,
  action: PlannedObject['action'],
  why: string,
  object: KubeObject,
): PlannedObject {
  return { kind, action, why, object };
}

function containersOf(deployment: Deployment | undefined): ContainerEnvironment[] | undefined {
  return deployment?.spec.template.spec.containers.map((container) => ({
    container: container.name,
    env: (container.env ?? []).map((variable) => variable.name),
    envFrom: [],
  }));
}

function isStaying(object: KubeObject): boolean {
  return object.metadata.deletionTimestamp === undefined;
}

/** The broker provisions a service once per namespace (binding contract 1.8), so an instance that is there is shared. */
function planInstance(request: BindRequest, { serviceClass, instances }: BindSituation): PlannedObject {
  const shared =
    serviceClass === undefined
      ? undefined
      : instances.find(
          (instance) =>
            isStaying(instance) &&
            isInstanceOf(instance, serviceClass) &&
            statusOfServiceInstance(instance) !== 'FAILED',
        );
  if (shared !== undefined) {
    return planned('serviceinstances', 'reuse', 'The service has an instance here already.', shared);
  }
  const className = serviceClass?.spec.externalName ?? request.serviceId;
  const taken = new Set(instances.map((instance) => instance.metadata.name));
  const instance: ServiceInstance = {
    apiVersion: apiVersionOf(kinds.serviceinstances),
    kind: 'ServiceInstance',
    metadata: {
      name: stableName([className], request.serviceId, (name) => !taken.has(name)),
      namespace: request.namespace,
    },
    spec: { serviceClassExternalName: className, servicePlanExternalName: 'default' },
  };
  return planned('serviceinstances', 'create', 'Provisions the service in this namespace.', instance);
}

/** The bindings to the instance that can be used. */
function bindingsTo({ bindings }: BindSituation, instance: KubeObject): ServiceBinding[] {
  return bindings.filter(
    (binding) =>
      isStaying(binding) &&
      binding.spec.instanceRef.name === instance.metadata.name &&
      statusOfServiceBinding(binding) !== 'FAILED',
  );
}

/** How the workload uses the instance already. */
function usesOf(request: BindRequest, situation: BindSituation, instance: KubeObject): ServiceBindingUsage[] {
  const names = new Set(bindingsTo(situation, instance).map(({ metadata }) => metadata.name));
  return situation.usages.filter(
    (usage) =>
      isStaying(usage) &&
      usage.spec.usedBy.kind === workloadKindOf(request) &&
      usage.spec.usedBy.name === request.workload &&
      names.has(usage.spec.serviceBindingRef.name),
  );
}

function planConnection(
  request: BindRequest & { envPrefix: string },
  situation: BindSituation,
  instance: KubeObject,
): { binding: PlannedObject; usage: PlannedObject; secretName: string } {
  const { serviceClass, bindings, usages, secretNames } = situation;
  const own = bindingsTo(situation, instance);
  const inUse = usesOf(request, situation, instance).find(
    (usage) => envPrefixOfUsage(usage) === request.envPrefix,
  );
  const className = serviceClass?.spec.externalName ?? request.serviceId;
  const parts = [request.workload, className];
  const kind = workloadKindOf(request);
  const identity = `${kind === 'deployment' ? '' : `${kind}/`}${request.workload}/${request.serviceId}`;
  const bindingNames = new Set(bindings.map((binding) => binding.metadata.name));
  const ownNames = new Set(own.map((binding) => binding.metadata.name));
  const secrets = new Set(secretNames);
  const name =
    inUse?.spec.serviceBindingRef.name ??
    stableName(parts, identity, (candidate) =>
      bindingNames.has(candidate) ? ownNames.has(candidate) : !secrets.has(candidate),
    );
  const known = own.find((binding) => binding.metadata.name === name);
  const fresh: ServiceBinding = {
    apiVersion: apiVersionOf(kinds.servicebindings),
    kind: 'ServiceBinding',
    metadata: { name, namespace: request.namespace },
    spec: { instanceRef: { name: instance.metadata.name } },
  };
  const secretName = secretNameOfServiceBinding(known ?? fresh);
  const binding = planned(
    'servicebindings',
    known === undefined ? 'create' : 'reuse',
    known === undefined
      ? `Asks for credentials; they land in Secret ${secretName}.`
      : 'The credentials are there already.',
    known ?? fresh,
  );
  if (inUse !== undefined) {
    const usage = planned('servicebindingusages', 'reuse', 'The workload uses the service already.', inUse);
    return { binding, usage, secretName };
  }
  const takenUsages = new Set(usages.map((candidate) => candidate.metadata.name));
  const usageIdentity = `${identity}/${request.envPrefix}`;
  const usage: ServiceBindingUsage = {
    apiVersion: apiVersionOf(kinds.servicebindingusages),
    kind: 'ServiceBindingUsage',
    metadata: {
      name: stableName(parts, usageIdentity, (candidate) => !takenUsages.has(candidate)),
      namespace: request.namespace,
    },
    spec: {
      serviceBindingRef: { name },
      usedBy: { kind: workloadKindOf(request), name: request.workload },
      ...(request.envPrefix === '' ? {} : { parameters: { envPrefix: { name: request.envPrefix } } }),
    },
  };
  const why = 'Puts the variables into the workload; its pods are replaced one by one.';
  return { binding, usage: planned('servicebindingusages', 'create', why, usage), secretName };
}

function problemsOf(
  request: BindRequest & { envPrefix: string },
  { serviceClass, containers, sample, isSampleNameTaken }: BindSituation,
  serviceName: string,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const kind = workloadKindOf(request);
  if (serviceClass === undefined) {
    problems.push({
      message: `The service ${serviceName} is not in the catalog of namespace ${request.namespace}.`,
      fix: 'Allow it in this namespace; the catalog lists it seconds later.',
    });
  } else if (serviceClass.status?.removedFromBrokerCatalog === true) {
    problems.push({
      message: `The service ${serviceName} is no longer offered in namespace ${request.namespace}.`,
      fix: 'Allow it again, or register it again in its Application.',
    });
  } else if (serviceClass.spec.bindable === false) {
    problems.push({
      message: `The service ${serviceName} has no API, so there is nothing to bind.`,
      fix: 'Choose a service with an API.',
    });
  }
  if (containers === undefined && sample === undefined) {
    problems.push({
      message: `There is no ${kindOfUsageKind(kind).kind} ${request.workload} in namespace ${request.namespace}.`,
      fix:
        kind === 'deployment'
          ? 'Choose another one, or let a sample Deployment be created.'
          : 'Choose another one, or create it first.',
    });
  }
  if (isSampleNameTaken) {
    problems.push({
      message: `Deployment ${request.workload} in namespace ${request.namespace} is no sample: somebody runs it.`,
      fix: 'Choose it as an existing Deployment where it is meant, or give the sample another name.',
    });
  }
  if (!isEnvPrefix(request.envPrefix)) {
    problems.push({
      message: `The prefix ${request.envPrefix} does not give valid variable names.`,
      fix: 'Use letters, digits and _, not a digit first.',
    });
  }
  return problems;
}
