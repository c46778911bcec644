import type { OpenToken } from '#lib/domain/application/open-token.ts';
import type { SeenCalls, ServiceCalls } from '#lib/domain/application/seen-calls.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import type { EventObject, KeyedObject } from '#lib/domain/kubernetes/core-objects.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { CertificatesObject, LiveName, TokenObject } from '#lib/domain/kubernetes/live-view.ts';
import { compareText } from '#lib/domain/view/compare-text.ts';
import type { InformerEvent } from '#lib/k8s/object-store.ts';
import type { Surroundings } from './graph-parts.ts';
import { brokersKey, callsKey, pairingKey, secretKey, skippedVariablesKey } from './read-keys.ts';

/** Keeps what parts of the graph look up, and says whose parts have to be built anew. */
export interface LiveSurroundings {
  current(): Surroundings;
  /** @returns the keys under which parts have read what has changed; none for other kinds. */
  apply(kind: LiveName, event: InformerEvent<KubeObject>): readonly string[];
  /** @returns the same for calls. */
  setCalls(calls: SeenCalls | undefined): readonly string[];
  /** The open tokens of an Application. */
  tokensOf(application: string): OpenToken[];
  /** A Secret; undefined where there is none, or none can be seen. */
  secret(namespace: string, name: string): KeyedObject | undefined;
  /** The plans of a ServiceClass, by its `namespace/name`; in the order of their names. */
  plansOf(serviceClass: string): ServicePlan[];
  /** The `namespace/name` of the classes whose plans have changed since the last call: no part of the graph looks at plans. */
  takeReplanned(): string[];
  /** Whether the console may see Secrets. When this changes, every part has to be built anew. */
  secretsSeen: boolean;
}

type Apply = (event: InformerEvent<KubeObject>) => readonly string[];

const none: ReadonlySet<never> = new Set();

export function createSurroundings(): LiveSurroundings {
  const brokers = new Map<string, ServiceBroker>();
  const secrets = new Map<string, KeyedObject>();
  const skipped = createGroups<EventObject>(podOfEvent);
  const tokens = createGroups<TokenObject>(({ token }) => token.application);
  const plans = createGroups<ServicePlan>(classOfPlan);
  let replanned = new Set<string>();
  let calls: ReadonlyMap<string, ServiceCalls> | undefined;

  const applied: Partial<Record<LiveName, Apply>> = {
    servicebrokers(event) {
      putOrDrop(brokers, event as InformerEvent<ServiceBroker>);
      return [brokersKey(event.object.metadata.namespace ?? '')];
    },
    secrets(event) {
      putOrDrop(secrets, event as InformerEvent<KeyedObject>);
      return [secretKey(event.object.metadata.namespace ?? '', event.object.metadata.name)];
    },
    skippedvariables: (event) => skipped.apply(event as InformerEvent<EventObject>).map(skippedVariablesKey),
    serviceplans(event) {
      for (const serviceClass of plans.apply(event as InformerEvent<ServicePlan>)) {
        replanned.add(serviceClass);
      }
      return [];
    },
    connectiontokens: (event) => tokens.apply(event as InformerEvent<TokenObject>).map(pairingKey),
    issuedcertificates: ({ object }) => [pairingKey((object as CertificatesObject).application)],
  };

  const kept: LiveSurroundings = {
    secretsSeen: false,
    current: () => ({
      brokers,
      secrets: kept.secretsSeen ? secrets : undefined,
      skippedVariables: skipped.arrays,
      calls,
    }),
    apply: (kind, event) => applied[kind]?.(event) ?? [],
    setCalls(seen) {
      const before = calls;
      calls = seen === undefined ? undefined : new Map(seen.services.map((one) => [one.serviceId, one]));
      return changedIds(before, calls).map(callsKey);
    },
    tokensOf: (application) => [...tokens.of(application)].map(({ token }) => token),
    secret: (namespace, name) => (kept.secretsSeen ? secrets.get(`${namespace}/${name}`) : undefined),
    takeReplanned() {
      const taken = [...replanned];
      replanned = new Set();
      return taken;
    },
    plansOf: (serviceClass) =>
      [...plans.of(serviceClass)].sort((left, right) => compareText(left.metadata.name, right.metadata.name)),
  };
  return kept;
}

function podOfEvent({ involvedObject: { namespace, name } }: EventObject): string | undefined {
  return name === undefined ? undefined : `${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function classOfPlan({ metadata, spec }: ServicePlan): string | undefined {
  return spec.serviceClassRef === undefined
    ? undefined
    : `${metadata.namespace}/${spec.serviceClassRef.name}`;
}

function putOrDrop<T extends KubeObject>(map: Map<string, T>, { type, object }: InformerEvent<T>): void {
  if (type === 'DELETED') {
    map.delete(objectKey(object));
  } else {
    map.set(objectKey(object), object);
  }
}

function changedIds(
  before: ReadonlyMap<string, ServiceCalls> | undefined,
  after: ReadonlyMap<string, ServiceCalls> | undefined,
): string[] {
  const ids = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...ids].filter((id) => {
    const left = before?.get(id);
    const right = after?.get(id);
    return (
      left?.calls !== right?.calls ||
      left?.lastStatus !== right?.lastStatus ||
      left?.lastFailure !== right?.lastFailure
    );
  });
}

interface Groups<T> {
  of(group: string): ReadonlySet<T>;
  readonly arrays: ReadonlyMap<string, readonly T[]>;
  /** @returns the groups that have changed. */
  apply(event: InformerEvent<KubeObject & T>): string[];
}

/** Objects by what they are about. */
function createGroups<T extends KubeObject>(groupOf: (object: T) => string | undefined): Groups<T> {
  const sets = new Map<string, Set<T>>();
  const arrays = new Map<string, readonly T[]>();

  function change(object: T | undefined, apply: (group: Set<T>, object: T) => void): string[] {
    const group = object === undefined ? undefined : groupOf(object);
    if (object === undefined || group === undefined) {
      return [];
    }
    const members = sets.get(group) ?? new Set<T>();
    apply(members, object);
    if (members.size === 0) {
      sets.delete(group);
      arrays.delete(group);
    } else {
      sets.set(group, members);
      arrays.set(group, [...members]);
    }
    return [group];
  }

  return {
    of: (group) => sets.get(group) ?? none,
    arrays,
    apply(event) {
      const old = event.type === 'ADDED' ? undefined : event.type === 'DELETED' ? event.object : event.old;
      const next = event.type === 'DELETED' ? undefined : event.object;
      return [
        ...change(old, (group, object) => group.delete(object)),
        ...change(next, (group, object) => group.add(object)),
      ];
    },
  };
}
