import { expect, test } from 'vitest';
import { decideReplicaSet } from './decide-replica-set.ts';
import type { Pod, ReplicaSet } from './workload-types.ts';

const nowMs = Date.parse('2026-01-01T00:01:00Z');

function setOf(replicas: number, minReadySeconds = 0): ReplicaSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web', generation: 3 },
    spec: {
      replicas,
      minReadySeconds,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: {} },
    },
  };
}

function pod(name: string, state: 'unbound' | 'pending' | 'ready', readySince = '2026-01-01T00:00:00Z'): Pod {
  const ready = { type: 'Ready', status: 'True' as const, lastTransitionTime: readySince };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: 'web' } },
    spec: { containers: [], ...(state === 'unbound' ? {} : { nodeName: 'sandbox' }) },
    status: state === 'ready' ? { phase: 'Running', conditions: [ready] } : { phase: 'Pending' },
  };
}

test('creates what is missing', () => {
  const plan = decideReplicaSet(setOf(3), [pod('a', 'ready')], nowMs);
  expect([plan.create, plan.remove]).toEqual([2, []]);
  expect(plan.status).toEqual({
    replicas: 1,
    fullyLabeledReplicas: 1,
    readyReplicas: 1,
    availableReplicas: 1,
    observedGeneration: 3,
  });
});

test('removes first what serves least: unbound, pending, then the latest ready', () => {
  const pods = [
    pod('old', 'ready'),
    pod('young', 'ready', '2026-01-01T00:00:30Z'),
    pod('waiting', 'pending'),
    pod('unbound', 'unbound'),
  ];
  const plan = decideReplicaSet(setOf(1), pods, nowMs);
  expect(plan.remove.map(({ metadata }) => metadata.name)).toEqual(['unbound', 'waiting', 'young']);
});

test('does not count pods that end', () => {
  const ending = pod('a', 'ready');
  ending.metadata.deletionTimestamp = '2026-01-01T00:00:59Z';
  expect(decideReplicaSet(setOf(1), [ending], nowMs)).toMatchObject({ create: 1, status: { replicas: 0 } });
});

test('a ready pod is available after minReadySeconds', () => {
  const plan = decideReplicaSet(setOf(1, 90), [pod('a', 'ready')], nowMs);
  expect(plan.status.availableReplicas).toBeUndefined();
  expect(plan.availableInMs).toBe(30_000);
});

test('leaves the pods of a deleted ReplicaSet to garbage collection', () => {
  const set = setOf(2);
  set.metadata.deletionTimestamp = '2026-01-01T00:00:59Z';
  expect(decideReplicaSet(set, [], nowMs)).toMatchObject({ create: 0, remove: [] });
});
