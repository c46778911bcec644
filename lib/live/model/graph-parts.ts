import type { ServiceCalls } from '#lib/domain/application/seen-calls.ts';
import { buildBindingGraph, type GraphObjects } from '#lib/domain/binding/binding-graph.ts';
import type { BindingGraph } from '#lib/domain/binding/binding-graph-node.ts';
import type { SeenSecret } from '#lib/domain/binding/binding-graph-workloads.ts';
import { type Chains, createChains } from '#lib/domain/binding/chain.ts';
import { type JoinedKind, type JoinedObjects, joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import { applicationBrokerName, type ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { EventObject } from '#lib/domain/kubernetes/core-objects.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { joinKeysOf } from './join-keys.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';
import { readKeysOf } from './read-keys.ts';

/** Objects that hang together, and the part of the binding graph that they make. */
export interface GraphPart {
  readonly objects: PartObjects;
  readonly graph: BindingGraph;
  readonly chains: Chains;
}

export type PartObjects = { [K in JoinedKind]: JoinedObjects[K][] };

/** What a change of objects did to the parts. */
export interface PartsChange {
  gone: GraphPart[];
  made: GraphPart[];
}

/** What the graph is told by without having a node for it. */
export interface Surroundings {
  /** By `namespace/name`. */
  brokers: ReadonlyMap<string, ServiceBroker>;
  /** By `namespace/name`; undefined where Secrets cannot be seen. */
  secrets: ReadonlyMap<string, SeenSecret> | undefined;
  /** The kubelets' events about keys that became no variables, by the pod's `namespace/name`. */
  skippedVariables: ReadonlyMap<string, readonly EventObject[]>;
  /** By the id of the service; undefined where the gateway does not say. */
  calls: ReadonlyMap<string, ServiceCalls> | undefined;
}

/**
 * The binding graph in its connected parts, kept by the change: an object that comes, changes or goes has only those parts built
 * anew that it is or was in. The graph of a part is that of its objects alone, so that all parts together are the graph of all
 * objects.
 */
export interface GraphParts {
  /** Sets an object of this `namespace/name`; undefined takes it out. Takes effect with `settle`. */
  set<K extends JoinedKind>(kind: K, key: string, object: JoinedObjects[K] | undefined): void;
  /** To be told what has changed in the surroundings, by the keys of `readKeysOf`. */
  touch(readKey: string): void;
  /** To be told that anything in the surroundings may have changed. */
  touchAll(): void;
  settle(): PartsChange;
  readonly parts: ReadonlySet<GraphPart>;
  /** The part that an object is in, as of the last `settle`. */
  partOf(kind: JoinedKind, key: string): GraphPart | undefined;
  /** The part that goes by a key of `joinKeysOf`, as of the last `settle`. */
  partWith(joinKey: string): GraphPart | undefined;
}

interface Member {
  kind: JoinedKind;
  key: string;
  object: JoinedObjects[JoinedKind];
  joins: string[];
  reads: string[];
  part: GraphPart | undefined;
}

export function createGraphParts(surroundings: () => Surroundings): GraphParts {
  const members = new Map<string, Member>();
  const membersOf = new Map<GraphPart, Set<Member>>();
  const joined = createKeyIndex<Member>();
  const readers = createKeyIndex<Member>();
  /** Members whose part has to be built anew. */
  const unsettled = new Set<Member>();
  const stale = new Set<GraphPart>();

  function unsettle(member: Member): void {
    const { part } = member;
    if (part === undefined) {
      unsettled.add(member);
    } else if (!stale.has(part)) {
      stale.add(part);
      for (const other of membersOf.get(part) ?? []) {
        unsettled.add(other);
      }
    }
  }

  function remove(member: Member): void {
    unsettle(member);
    unsettled.delete(member);
    members.delete(`${member.kind} ${member.key}`);
    joined.delete(member.joins, member);
    readers.delete(member.reads, member);
  }

  function add(member: Member): void {
    for (const key of member.joins) {
      for (const neighbour of joined.get(key)) {
        unsettle(neighbour);
      }
    }
    members.set(`${member.kind} ${member.key}`, member);
    joined.add(member.joins, member);
    readers.add(member.reads, member);
    unsettled.add(member);
  }

  function build(together: Set<Member>): GraphPart {
    const objects = objectsOf(together);
    const graph = buildBindingGraph(graphObjects(objects, surroundings()));
    let chains: Chains | undefined;
    const part: GraphPart = {
      objects,
      graph,
      get chains() {
        chains ??= createChains(graph);
        return chains;
      },
    };
    membersOf.set(part, together);
    for (const member of together) {
      member.part = part;
      unsettled.delete(member);
    }
    return part;
  }

  return {
    set(kind, key, object) {
      const known = members.get(`${kind} ${key}`);
      if (known !== undefined) {
        remove(known);
      }
      if (object !== undefined) {
        const joins = joinKeysOf(kind, object);
        add({ kind, key, object, joins, reads: readKeysOf(kind, object), part: undefined });
      }
    },
    touch(readKey) {
      for (const member of readers.get(readKey)) {
        unsettle(member);
      }
    },
    touchAll() {
      for (const member of members.values()) {
        unsettle(member);
      }
    },
    settle() {
      const gone = [...stale];
      stale.clear();
      for (const part of gone) {
        membersOf.delete(part);
      }
      const made: GraphPart[] = [];
      for (const member of unsettled) {
        made.push(build(gather(member, joined)));
      }
      return { gone, made };
    },
    get parts() {
      return new Set(membersOf.keys());
    },
    partOf: (kind, key) => members.get(`${kind} ${key}`)?.part,
    partWith(joinKey) {
      const [member] = joined.get(joinKey);
      return member?.part;
    },
  };
}

/** All that hangs together with `first`; where that one is unsettled, every one of them is. */
function gather(first: Member, joined: KeyIndex<Member>): Set<Member> {
  const gathered = new Set([first]);
  const followed = new Set<string>();
  for (const member of gathered) {
    for (const key of member.joins) {
      if (!followed.has(key)) {
        followed.add(key);
        for (const neighbour of joined.get(key)) {
          gathered.add(neighbour);
        }
      }
    }
  }
  return gathered;
}

/** Each kind's objects, by their keys. */
function objectsOf(members: ReadonlySet<Member>): PartObjects {
  const objects = Object.fromEntries(joinedKinds.map((kind) => [kind, []])) as unknown as PartObjects;
  const sorted = [...members].sort((left, right) => (left.key < right.key ? -1 : 1));
  for (const { kind, object } of sorted) {
    (objects[kind] as JoinedObjects[JoinedKind][]).push(object);
  }
  return objects;
}

function graphObjects(
  objects: PartObjects,
  { brokers, secrets, skippedVariables, calls }: Surroundings,
): GraphObjects {
  const namespaces = new Set(objects.applicationmappings.map(({ metadata }) => metadata.namespace ?? ''));
  return {
    ...objects,
    servicebrokers: [...namespaces].flatMap(
      (namespace) => brokers.get(`${namespace}/${applicationBrokerName}`) ?? [],
    ),
    skippedvariables: objects.pods.flatMap((pod) => skippedVariables.get(objectKey(pod)) ?? []),
    ...(secrets === undefined ? {} : { secrets }),
    ...(calls === undefined ? {} : { calls }),
    // it looks at all Applications there are: whoever shows the node guesses
    guess: () => undefined,
  };
}
