import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import { apiVersionOf, type KindName, kinds } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { sameJson } from '../kubernetes/same-json.ts';
import { stableName } from '../kubernetes/stable-name.ts';
import { message, type Sentence } from '../texts/message.ts';
import type { ServiceBindingUsage } from './service-binding-usage.ts';

/** Objects of one namespace. */
export interface MoveSituation {
  from: ServiceClass;
  /** The class to move to, which may not be published yet. */
  to: { id: string; className: string; externalName: string };
  instances: readonly ServiceInstance[];
  bindings: readonly CatalogBinding[];
  usages: readonly ServiceBindingUsage[];
  secretNames: readonly string[];
}

export interface MovedUsage {
  old: ServiceBindingUsage;
  /** Of the same name, and the same but for the binding. */
  fresh: ServiceBindingUsage;
}

export interface MovedBinding {
  old: CatalogBinding;
  fresh: CatalogBinding;
  /** Whether `fresh` is there already, from a move that did not come to its end. */
  exists: boolean;
  usages: MovedUsage[];
}

/** What moving everything from one service to another takes. All instances of the old one share one of the new. */
export interface MovePlan {
  olds: ServiceInstance[];
  /** Undefined where nothing is left to move. */
  instance: { fresh: ServiceInstance; exists: boolean } | undefined;
  bindings: MovedBinding[];
}

export interface MoveStep {
  kind: KindName;
  name: string;
  action: 'create' | 'reuse' | 'replace' | 'delete' | 'change';
  /** One sentence. */
  why: Sentence;
}

const ofControllers = /(^|\.)(mooring\.dev|servicecatalog\.k8s\.io|kyma-project\.io)\//;
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The same objects give the same plan, so that a second try goes on where the first ended. */
export function planMove(situation: MoveSituation): MovePlan {
  const { from, to, instances, bindings, usages } = situation;
  const olds = instances.filter(
    (instance) =>
      isStaying(instance) && isOf(instance, from.spec.externalID, from.metadata.name, from.spec.externalName),
  );
  const [first] = olds;
  if (first === undefined) {
    return { olds, instance: undefined, bindings: [] };
  }
  const there = instances.find(
    (instance) => isStaying(instance) && isOf(instance, to.id, to.className, to.externalName),
  );
  const fresh = there ?? freshInstance(first, situation);
  const names = new Set(olds.map(({ metadata }) => metadata.name));
  const assigned = new Set<string>();
  const moved = bindings
    .filter((binding) => isStaying(binding) && names.has(binding.spec.instanceRef.name))
    .map((old): MovedBinding => {
      const own = usages.filter(
        (usage) => isStaying(usage) && usage.spec.serviceBindingRef.name === old.metadata.name,
      );
      const binding = freshBinding(old, own, fresh.metadata.name, situation, assigned);
      assigned.add(binding.metadata.name);
      const exists = bindings.some(({ metadata }) => metadata.name === binding.metadata.name);
      return { old, fresh: binding, exists, usages: own.map((usage) => movedUsage(usage, binding)) };
    });
  return { olds, instance: { fresh, exists: there !== undefined }, bindings: moved };
}

/** The plan in the words and the order of what happens. */
export function stepsOfMove({ olds, instance, bindings }: MovePlan): MoveStep[] {
  const steps: MoveStep[] = [];
  if (instance !== undefined) {
    const why = message(instance.exists ? 'views.moveThere' : 'views.moveInstance');
    steps.push(stepOf('serviceinstances', instance.fresh, instance.exists ? 'reuse' : 'create', why));
  }
  for (const { fresh, old, exists } of bindings) {
    const why = message('views.moveSecret', {
      fresh: secretNameOfCatalogBinding(fresh),
      old: secretNameOfCatalogBinding(old),
    });
    steps.push(stepOf('servicebindings', fresh, exists ? 'reuse' : 'create', why));
  }
  for (const { usages, fresh } of bindings) {
    for (const { old } of usages) {
      const why = message('views.moveUsage', {
        workload: old.spec.usedBy.name,
        binding: fresh.metadata.name,
      });
      steps.push(stepOf('servicebindingusages', old, 'replace', why));
    }
  }
  for (const { old } of bindings) {
    steps.push(
      stepOf(
        'servicebindings',
        old,
        'delete',
        message('views.moveRemovesSecret', { secret: secretNameOfCatalogBinding(old) }),
      ),
    );
  }
  for (const old of olds) {
    steps.push(stepOf('serviceinstances', old, 'delete', message('views.moveServiceGone')));
  }
  return steps;
}

function stepOf(
  kind: KindName,
  { metadata }: KubeObject,
  action: MoveStep['action'],
  why: Sentence,
): MoveStep {
  return { kind, name: metadata.name, action, why };
}

function isStaying({ metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp === undefined;
}

/** By the resolved reference where there is one, else by what the author wrote. */
function isOf({ spec }: ServiceInstance, id: string, className: string, externalName: string): boolean {
  const objectName = spec.serviceClassRef?.name ?? spec.serviceClassName;
  return objectName === undefined
    ? spec.serviceClassExternalID === id || spec.serviceClassExternalName === externalName
    : objectName === className;
}

function metadataOf({ metadata }: KubeObject, name: string): KubeObject['metadata'] {
  const { namespace } = metadata;
  const labels = writtenByPeople(metadata.labels);
  const annotations = writtenByPeople(metadata.annotations);
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}

/** Controllers note there what is true of the old object only, such as the id that the broker knows it by. */
function writtenByPeople(noted: Record<string, string> | undefined): Record<string, string> | undefined {
  const kept = Object.entries(noted ?? {}).filter(([key]) => key !== lastApplied && !ofControllers.test(key));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function freshInstance(old: ServiceInstance, { to, instances }: MoveSituation): ServiceInstance {
  const { parameters, parametersFrom, servicePlanExternalName } = old.spec;
  const taken = new Set(instances.map(({ metadata }) => metadata.name));
  const name = stableName([to.externalName], to.id, (candidate) => !taken.has(candidate));
  return {
    apiVersion: apiVersionOf(kinds.serviceinstances),
    kind: kinds.serviceinstances.kind,
    metadata: metadataOf(old, name),
    spec: {
      serviceClassExternalName: to.externalName,
      servicePlanExternalName: servicePlanExternalName ?? old.status?.userSpecifiedPlanName ?? 'default',
      ...(parameters === undefined ? {} : { parameters }),
      ...(parametersFrom === undefined ? {} : { parametersFrom }),
    },
  };
}

/** Under a name of its own: its Secret cannot have the old one's name while that is still in use. */
function freshBinding(
  old: CatalogBinding,
  usages: readonly ServiceBindingUsage[],
  instance: string,
  { to, bindings, secretNames }: MoveSituation,
  assigned: ReadonlySet<string>,
): CatalogBinding {
  const { parameters, parametersFrom, secretTransforms } = old.spec;
  const spec: CatalogBinding['spec'] = {
    instanceRef: { name: instance },
    ...(parameters === undefined ? {} : { parameters }),
    ...(parametersFrom === undefined ? {} : { parametersFrom }),
    ...(secretTransforms === undefined ? {} : { secretTransforms }),
  };
  const existing = new Map(bindings.map((binding) => [binding.metadata.name, binding]));
  const secrets = new Set(secretNames);
  const workload = usages[0]?.spec.usedBy.name;
  const parts = [...(workload === undefined ? [] : [workload]), to.externalName];
  const name = stableName(parts, `${old.metadata.name}/${to.id}`, (candidate) => {
    const found = existing.get(candidate);
    const isOwn = found !== undefined && isStaying(found) && isSameBinding(found.spec, spec);
    return !assigned.has(candidate) && (found === undefined ? !secrets.has(candidate) : isOwn);
  });
  return {
    apiVersion: apiVersionOf(kinds.servicebindings),
    kind: kinds.servicebindings.kind,
    metadata: metadataOf(old, name),
    spec,
  };
}

function isSameBinding(found: CatalogBinding['spec'], wanted: CatalogBinding['spec']): boolean {
  const told = ({ instanceRef, parameters, parametersFrom, secretTransforms }: CatalogBinding['spec']) => [
    instanceRef.name,
    parameters,
    parametersFrom,
    secretTransforms,
  ];
  return (found.secretName ?? '') === '' && sameJson(told(found), told(wanted));
}

function movedUsage(old: ServiceBindingUsage, binding: CatalogBinding): MovedUsage {
  const { usedBy, parameters } = old.spec;
  const fresh: ServiceBindingUsage = {
    apiVersion: apiVersionOf(kinds.servicebindingusages),
    kind: kinds.servicebindingusages.kind,
    metadata: metadataOf(old, old.metadata.name),
    spec: {
      serviceBindingRef: { name: binding.metadata.name },
      usedBy,
      ...(parameters === undefined ? {} : { parameters }),
    },
  };
  return { old, fresh };
}
