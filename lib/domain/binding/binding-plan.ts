import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import { displayNameOfServiceClass } from '../catalog/service-class.ts';
import { isInstanceOf, type ServiceInstance, statusOfServiceInstance } from '../catalog/service-instance.ts';
import { apiVersionOf, kinds } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { stableName } from '../kubernetes/stable-name.ts';
import type { Deployment } from '../kubernetes/workload.ts';
import { message } from '../texts/message.ts';
import { type BindReaderChoice, cdsPrefix } from './bind-reader.ts';
import { collisionOf, collisionProblems } from './binding-plan-collision.ts';
import { planFiles } from './binding-plan-files.ts';
import { problemsOf } from './binding-plan-problems.ts';
import { bindingsTo, isStaying, usesOf, variableTransforms } from './binding-plan-reuse.ts';
import {
  type BindingPlan,
  type BindRequest,
  type BindSituation,
  type PlannedObject,
  planned,
  registeredApiKeys,
  workloadKindOf,
} from './binding-plan-shape.ts';
import { type ContainerEnvironment, planVariables } from './binding-variables.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from './service-binding-usage.ts';

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
  const ownPrefix = asked.reader?.id === 'cds' ? cdsPrefix(asked.reader.name) : asked.envPrefix;
  const keys = keysFor(asked.reader);
  const wanted = ownPrefix ?? envPrefixOf(bound[0]) ?? '';
  const isBound = bound.some((usage) => envPrefixOfUsage(usage) === wanted);
  const collision = isBound ? undefined : collisionOf(wanted, { containers, keys, serviceName, situation });
  const envPrefix = ownPrefix ?? collision?.freePrefix ?? wanted;
  const request = { ...asked, envPrefix };
  const { binding, usage, secretName } = planConnection(request, situation, instance.object);
  const variables = planVariables(containers, keys, envPrefix);
  return {
    request,
    serviceName,
    objects: [
      ...(situation.containers === undefined && sample !== undefined
        ? [planned('deployments', 'create', message('plans.sampleWorkload'), sample)]
        : []),
      instance,
      binding,
      usage,
      ...planFiles(request, situation, { instance: instance.object, usage: usage.object }),
    ],
    variables: isBound ? variables.map(({ collision: _own, ...variable }) => variable) : variables,
    collision,
    secretName,
    problems: [
      ...problemsOf(request, situation, serviceName),
      ...(ownPrefix === undefined ? [] : collisionProblems(request, collision)),
    ],
  };
}

function keysFor(reader: BindReaderChoice | undefined): string[] {
  return [...registeredApiKeys, ...variableTransforms(reader).flatMap(({ addKey }) => addKey?.key ?? [])];
}

function envPrefixOf(usage: ServiceBindingUsage | undefined): string | undefined {
  return usage === undefined ? undefined : envPrefixOfUsage(usage);
}

function containersOf(deployment: Deployment | undefined): ContainerEnvironment[] | undefined {
  return deployment?.spec.template.spec.containers.map((container) => ({
    container: container.name,
    env: (container.env ?? []).map((variable) => variable.name),
    envFrom: [],
  }));
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
    return planned('serviceinstances', 'reuse', message('plans.instanceThere'), shared);
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
  return planned('serviceinstances', 'create', message('plans.provisions'), instance);
}

function planConnection(
  request: BindRequest & { envPrefix: string },
  situation: BindSituation,
  instance: KubeObject,
): { binding: PlannedObject; usage: PlannedObject; secretName: string } {
  const { serviceClass, bindings, usages, secretNames } = situation;
  const transforms = variableTransforms(request.reader);
  const own = bindingsTo(situation, instance, transforms);
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
  const fresh: CatalogBinding = {
    apiVersion: apiVersionOf(kinds.servicebindings),
    kind: 'ServiceBinding',
    metadata: { name, namespace: request.namespace },
    spec: {
      instanceRef: { name: instance.metadata.name },
      ...(transforms.length === 0 ? {} : { secretTransforms: transforms }),
    },
  };
  const secretName = secretNameOfCatalogBinding(known ?? fresh);
  const binding = planned(
    'servicebindings',
    known === undefined ? 'create' : 'reuse',
    known === undefined
      ? message('plans.asksForCredentials', { secret: secretName })
      : message('plans.credentialsThere'),
    known ?? fresh,
  );
  if (inUse !== undefined) {
    const usage = planned('servicebindingusages', 'reuse', message('plans.usedAlready'), inUse);
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
  const why = message('plans.putsVariables');
  return { binding, usage: planned('servicebindingusages', 'create', why, usage), secretName };
}
