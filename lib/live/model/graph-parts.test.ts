import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceCalls } from '#lib/domain/application/seen-calls.ts';
import { buildBindingGraph } from '#lib/domain/binding/binding-graph.ts';
import type { BindingGraph } from '#lib/domain/binding/binding-graph-node.ts';
import type { JoinedKind, JoinedObjects } from '#lib/domain/binding/joined-objects.ts';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { EventObject } from '#lib/domain/kubernetes/core-objects.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import {
  type ClusterChange,
  clusterChanges,
  few,
  names,
  namespaces,
  serviceEntry,
  serviceIds,
} from '#testing/cluster-changes.ts';
import { createGraphParts, type Surroundings } from './graph-parts.ts';
import { brokersKey, callsKey, secretKey, skippedVariablesKey } from './read-keys.ts';

/** What the graph is told by without having a node for it. */
type Around =
  | { around: 'broker'; namespace: string; isThere: boolean }
  | { around: 'secret'; namespace: string; name: string; isThere: boolean }
  | { around: 'calls'; serviceId: string; lastStatus: number }
  | { around: 'skipped'; pod: string; message: string };

const flag = fc.boolean();
const arounds: fc.Arbitrary<Around> = fc.oneof(
  fc.record({ around: fc.constant('broker' as const), namespace: namespaces, isThere: flag }),
  fc.record({ around: fc.constant('secret' as const), namespace: namespaces, name: names, isThere: flag }),
  fc.record({
    around: fc.constant('calls' as const),
    serviceId: serviceIds,
    lastStatus: fc.constantFrom(200, 504),
  }),
  fc.record({
    around: fc.constant('skipped' as const),
    pod: fc.tuple(namespaces, names).map((parts) => parts.join('/')),
    message: few('Keys [a.b] were skipped', 'Keys [c.d] were skipped'),
  }),
);

/** From an Application to a pod, and a mapping that promises a class in another namespace. */
const wholeChain: ClusterChange[] = [
  existing('applications', {
    apiVersion: 'v1',
    kind: 'Application',
    metadata: { name: 'shop' },
    spec: {
      services: [
        {
          id: 'id-1',
          name: 'name-1',
          displayName: 'Orders',
          description: '',
          providerDisplayName: 'p',
          labels: { 'connected-app': 'shop' },
          entries: [serviceEntry],
        },
      ],
    },
  }),
  existing('applicationmappings', {
    apiVersion: 'v1',
    kind: 'ApplicationMapping',
    metadata: { name: 'shop', namespace: 'west' },
  }),
  existing('serviceinstances', {
    apiVersion: 'v1',
    kind: 'ServiceInstance',
    metadata: { name: 'a', namespace: 'east' },
    spec: { serviceClassExternalID: 'id-1' },
  }),
  existing('servicebindings', {
    apiVersion: 'v1',
    kind: 'ServiceBinding',
    metadata: { name: 'a', namespace: 'east' },
    spec: { instanceRef: { name: 'a' } },
  }),
  existing('servicebindingusages', {
    apiVersion: 'v1',
    kind: 'ServiceBindingUsage',
    metadata: { name: 'a', namespace: 'east' },
    spec: { serviceBindingRef: { name: 'a' }, usedBy: { kind: 'deployment', name: 'a' } },
  }),
  existing('deployments', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', namespace: 'east' },
    spec: { selector: {}, template: { spec: { containers: [] } } },
  }),
  existing('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'a',
      namespace: 'east',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { 'pod-template-hash': '5f6' },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'a-5f6', uid: 'u' }],
    },
    spec: { containers: [{ name: 'web', envFrom: [{ secretRef: { name: 'b' } }] }] },
    status: { phase: 'Running' },
  }),
];

function existing<K extends JoinedKind>(kind: K, object: JoinedObjects[K]): ClusterChange {
  return { kind, object, gone: false } as ClusterChange;
}

interface World {
  objects: Map<string, ClusterChange>;
  brokers: Map<string, ServiceBroker>;
  secrets: Map<string, { changedAt: string }>;
  calls: Map<string, ServiceCalls>;
  skipped: Map<string, EventObject[]>;
}

/** The graph of all objects at once, as the pure function makes it. */
function whole({ objects: all, brokers, secrets, calls, skipped }: World): BindingGraph {
  const sorted = [...all.values()].sort((left, right) =>
    objectKey(left.object) < objectKey(right.object) ? -1 : 1,
  );
  const of = <K extends JoinedKind>(kind: K) =>
    sorted.filter((one) => one.kind === kind).map((one) => one.object as JoinedObjects[K]);
  return buildBindingGraph({
    applications: of('applications'),
    applicationmappings: of('applicationmappings'),
    serviceclasses: of('serviceclasses'),
    serviceinstances: of('serviceinstances'),
    servicebindings: of('servicebindings'),
    servicebindingusages: of('servicebindingusages'),
    deployments: of('deployments'),
    statefulsets: of('statefulsets'),
    daemonsets: of('daemonsets'),
    pods: of('pods'),
    servicebrokers: [...brokers.values()],
    secrets,
    calls,
    skippedvariables: [...skipped.values()].flat(),
    guess: () => undefined,
  });
}

function sortedGraph(graphs: readonly BindingGraph[]): BindingGraph {
  const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1);
  return {
    nodes: graphs.flatMap(({ nodes }) => nodes).sort(byId),
    edges: graphs.flatMap(({ edges }) => edges).sort(byId),
  };
}

function start() {
  const world: World = {
    objects: new Map(),
    brokers: new Map(),
    secrets: new Map(),
    calls: new Map(),
    skipped: new Map(),
  };
  const { brokers, secrets, calls, skipped: skippedVariables } = world;
  const surroundings: Surroundings = { brokers, secrets, skippedVariables, calls };
  const parts = createGraphParts(() => surroundings);

  function change({ kind, object, gone }: ClusterChange): void {
    const key = objectKey(object);
    parts.set(kind, key, gone ? undefined : (object as never));
    if (gone) {
      world.objects.delete(`${kind} ${key}`);
    } else {
      world.objects.set(`${kind} ${key}`, { kind, object, gone } as ClusterChange);
    }
  }

  return {
    world,
    parts,
    apply: (step: ClusterChange | Around) =>
      'kind' in step ? change(step) : parts.touch(changeAround(world, step)),
  };
}

/** @returns the key that tells of it. */
function changeAround({ brokers, secrets, calls, skipped }: World, step: Around): string {
  switch (step.around) {
    case 'broker': {
      const metadata = { name: 'application-broker', namespace: step.namespace };
      const broker = { apiVersion: 'v1', kind: 'ServiceBroker', metadata, spec: { url: '' } };
      put(brokers, objectKey(broker), step.isThere ? broker : undefined);
      return brokersKey(step.namespace);
    }
    case 'secret': {
      const seen = { changedAt: '2026-02-01T00:00:00Z' };
      put(secrets, `${step.namespace}/${step.name}`, step.isThere ? seen : undefined);
      return secretKey(step.namespace, step.name);
    }
    case 'calls': {
      const { serviceId, lastStatus } = step;
      const lastFailure = lastStatus === 504 ? 'unreachable' : null;
      calls.set(serviceId, {
        application: '',
        serviceId,
        calls: 1,
        lastCallAt: '2026-01-01T00:00:00Z',
        lastStatus,
        lastFailure,
      });
      return callsKey(serviceId);
    }
    case 'skipped': {
      const [namespace = '', name = ''] = step.pod.split('/');
      const metadata = { name: 'event', namespace };
      const event = { apiVersion: 'v1', kind: 'Event', metadata, message: step.message };
      skipped.set(step.pod, [{ ...event, involvedObject: { namespace, name } }]);
      return skippedVariablesKey(step.pod);
    }
  }
}

function put<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) {
    map.delete(key);
  } else {
    map.set(key, value);
  }
}

describe('the parts of the graph', () => {
  it('are together the graph of all objects, after every change', () => {
    const steps = fc.array(
      fc.array(fc.oneof({ weight: 3, arbitrary: clusterChanges }, arounds), { minLength: 1, maxLength: 4 }),
      {
        minLength: 1,
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(steps, (rounds) => {
        const { world, parts, apply } = start();
        for (const round of rounds) {
          round.forEach(apply);
          parts.settle();
          expect(sortedGraph([...parts.parts].map(({ graph }) => graph))).toEqual(
            sortedGraph([whole(world)]),
          );
        }
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it.each<Around>([
    { around: 'broker', namespace: 'west', isThere: true },
    { around: 'secret', namespace: 'east', name: 'a', isThere: true },
    { around: 'secret', namespace: 'east', name: 'b', isThere: true },
    { around: 'calls', serviceId: 'id-1', lastStatus: 504 },
    { around: 'skipped', pod: 'east/a', message: 'Keys [a.b] were skipped' },
  ])('say what a change of %j comes to', (step) => {
    const { world, parts, apply } = start();
    wholeChain.forEach(apply);
    parts.settle();
    const before = sortedGraph([whole(world)]);
    apply(step);
    parts.settle();
    const after = sortedGraph([whole(world)]);
    expect(after).not.toEqual(before);
    expect(sortedGraph([...parts.parts].map(({ graph }) => graph))).toEqual(after);
  });
});
