import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import { workloadOfPod } from '../health/workload-of-pod.ts';
import { type BindableUsageKind, containersOfWorkload } from '../kubernetes/bindable-kinds.ts';
import { type KindName, kinds } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import type { Pod } from '../kubernetes/workload.ts';
import { type Message, message } from '../texts/message.ts';
import { besideUsageAnnotation } from './binding-plan-files.ts';
import { registeredApiKeys } from './binding-plan-shape.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from './service-binding-usage.ts';
import type { UnbindTarget } from './unbind-target.ts';
import { groupVersionOf, type WorkloadBinding } from './workload-binding.ts';

export interface BoundWorkload {
  usageKind: BindableUsageKind;
  object: KubeObject;
}

/** Objects of one namespace. */
export interface UnbindSituation {
  instances: readonly ServiceInstance[];
  bindings: readonly CatalogBinding[];
  usages: readonly ServiceBindingUsage[];
  /** Those of servicebinding.io: they project the Secrets of bindings. */
  workloadBindings: readonly WorkloadBinding[];
  /** The workloads that usages may name. */
  workloads: readonly BoundWorkload[];
  pods: readonly Pod[];
  /** Keys of a Secret by its name, where they are known. */
  secretKeys: ReadonlyMap<string, readonly string[]>;
}

export interface UnbindStep {
  kind: KindName;
  name: string;
  action: 'delete' | 'keep';
  /** One sentence. */
  why: Message;
}

/** What one workload can no longer do. */
export interface LostAccess {
  /** UsageKind and name of the workload, there or not. */
  usageKind: string;
  workload: string;
  /** Variables that go, by container. */
  variables: { container: string; name: string }[];
  /** Pods that run now and are replaced. */
  pods: string[];
}

export interface UnbindPlan {
  target: UnbindTarget;
  /** Whether the target is there. */
  exists: boolean;
  /** Usages first, then what projects files, then bindings, then instances. */
  steps: UnbindStep[];
  losses: LostAccess[];
}

/** What unbinding removes, what stays because others use it, and who loses what. */
export function planUnbinding(target: UnbindTarget, situation: UnbindSituation): UnbindPlan {
  return { target, ...planUnbindings([target], situation) };
}

/** The same of several targets together: what only they need goes as well. */
export function planUnbindings(
  targets: readonly UnbindTarget[],
  situation: UnbindSituation,
): Omit<UnbindPlan, 'target'> {
  const scope = together(targets.map((target) => scopeOf(target, situation)));
  const usages = new Set(scope.usages.map(nameOf));
  const bindings = new Set(scope.bindings.map(nameOf));
  const steps: UnbindStep[] = scope.usages.map((usage) => ({
    kind: 'servicebindingusages',
    name: usage.metadata.name,
    action: 'delete',
    why: message('plans.takesVariables', { workload: usage.spec.usedBy.name }),
  }));
  const removed = new Set(
    scope.bindings
      .filter((binding) => usersOf(binding, situation).every((usage) => usages.has(nameOf(usage))))
      .map(nameOf),
  );
  for (const projection of situation.workloadBindings.filter((candidate) =>
    projectsOne(candidate, removed),
  )) {
    steps.push({
      kind: 'workloadbindings',
      name: nameOf(projection),
      action: 'delete',
      why: message('plans.takesFiles', {
        workload: projection.spec.workload.name ?? message('plans.itsWorkloads'),
      }),
    });
  }
  for (const binding of scope.bindings) {
    const others = usersOf(binding, situation).filter((usage) => !usages.has(nameOf(usage)));
    if (others.length > 0) {
      bindings.delete(nameOf(binding));
    }
    steps.push(
      stepOf(
        'servicebindings',
        binding,
        others,
        message('plans.removesSecret', { name: secretNameOfCatalogBinding(binding) }),
      ),
    );
  }
  for (const instance of scope.instances) {
    const others = situation.bindings.filter(
      (binding) => binding.spec.instanceRef.name === instance.metadata.name && !bindings.has(nameOf(binding)),
    );
    steps.push(stepOf('serviceinstances', instance, others, message('plans.nothingElseUsesIt')));
  }
  return { exists: scope.exists, steps, losses: lossesOf(scope.usages, situation) };
}

function usersOf(binding: CatalogBinding, { usages }: UnbindSituation): ServiceBindingUsage[] {
  return usages.filter((usage) => usage.spec.serviceBindingRef.name === nameOf(binding));
}

/** Whether it projects the Secret of one of these bindings of Service Catalog. */
function projectsOne({ spec }: WorkloadBinding, bindings: ReadonlySet<string>): boolean {
  const { apiVersion, kind, name } = spec.service;
  const { group } = groupVersionOf(apiVersion);
  return group === kinds.servicebindings.group && kind === kinds.servicebindings.kind && bindings.has(name);
}

function nameOf(object: KubeObject): string {
  return object.metadata.name;
}

function stepOf(kind: KindName, object: KubeObject, others: readonly KubeObject[], why: Message): UnbindStep {
  const name = nameOf(object);
  return others.length === 0
    ? { kind, name, action: 'delete', why }
    : {
        kind,
        name,
        action: 'keep',
        why: message('plans.stillNeedsIt', { others: others.map(nameOf).join(', ') }),
      };
}

interface Scope {
  exists: boolean;
  usages: ServiceBindingUsage[];
  bindings: CatalogBinding[];
  instances: ServiceInstance[];
}

function together(scopes: readonly Scope[]): Scope {
  return {
    exists: scopes.some(({ exists }) => exists),
    usages: [...new Set(scopes.flatMap(({ usages }) => usages))],
    bindings: [...new Set(scopes.flatMap(({ bindings }) => bindings))],
    instances: [...new Set(scopes.flatMap(({ instances }) => instances))],
  };
}

function scopeOf(target: UnbindTarget, { usages, bindings, instances }: UnbindSituation): Scope {
  const instancesOf = (found: readonly CatalogBinding[]) =>
    instances.filter((instance) =>
      found.some((binding) => binding.spec.instanceRef.name === nameOf(instance)),
    );
  const bindingsNamed = (names: readonly string[]) =>
    bindings.filter((binding) => names.includes(nameOf(binding)));
  if (target.kind === 'servicebindingusages') {
    const usage = usages.filter((candidate) => nameOf(candidate) === target.name);
    const found = [
      ...bindingsNamed(usage.map(({ spec }) => spec.serviceBindingRef.name)),
      // made for a reader of files beside this usage
      ...bindings.filter(
        ({ metadata }) => usage.length > 0 && metadata.annotations?.[besideUsageAnnotation] === target.name,
      ),
    ];
    return { exists: usage.length > 0, usages: usage, bindings: found, instances: instancesOf(found) };
  }
  const usagesOf = (found: readonly CatalogBinding[]) =>
    usages.filter((usage) => found.some((binding) => usage.spec.serviceBindingRef.name === nameOf(binding)));
  if (target.kind === 'servicebindings') {
    const found = bindingsNamed([target.name]);
    return {
      exists: found.length > 0,
      usages: usagesOf(found),
      bindings: found,
      instances: instancesOf(found),
    };
  }
  const instance = instances.filter((candidate) => nameOf(candidate) === target.name);
  const found = bindings.filter((binding) => binding.spec.instanceRef.name === target.name);
  return { exists: instance.length > 0, usages: usagesOf(found), bindings: found, instances: instance };
}

function lossesOf(usages: readonly ServiceBindingUsage[], situation: UnbindSituation): LostAccess[] {
  const losses = new Map<string, LostAccess>();
  for (const usage of usages) {
    const { kind: usageKind, name: workload } = usage.spec.usedBy;
    const key = `${usageKind}/${workload}`;
    const loss = losses.get(key) ?? {
      usageKind,
      workload,
      variables: [],
      pods: podsOf(usageKind, workload, situation.pods),
    };
    losses.set(key, loss);
    const binding = situation.bindings.find(
      ({ metadata }) => metadata.name === usage.spec.serviceBindingRef.name,
    );
    const secret = binding === undefined ? '' : secretNameOfCatalogBinding(binding);
    const keys = situation.secretKeys.get(secret) ?? registeredApiKeys;
    const found = situation.workloads.find(
      (candidate) => candidate.usageKind === usageKind && nameOf(candidate.object) === workload,
    );
    const containers = found === undefined ? [] : containersOfWorkload(found.object, found.usageKind);
    for (const container of containers) {
      loss.variables.push(
        ...keys.map((key) => ({ container: container.name, name: envPrefixOfUsage(usage) + key })),
      );
    }
  }
  return [...losses.values()];
}

function podsOf(usageKind: string, workload: string, pods: readonly Pod[]): string[] {
  return pods
    .filter((pod) => {
      const owner = workloadOfPod(pod);
      return owner?.name === workload && owner.usageKind === usageKind;
    })
    .filter((pod) => pod.metadata.deletionTimestamp === undefined)
    .map(nameOf);
}
