import { expect, test } from 'vitest';
import { decideDaemonSet } from './decide-daemon-set.ts';
import { revisionLabel } from './decide-stateful-set.ts';
import type { DaemonSet, Pod } from './workload-types.ts';

function setOf(nodeSelector?: Record<string, string>): DaemonSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', generation: 4 },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: {
        metadata: { labels: { app: 'agent' } },
        spec: nodeSelector === undefined ? {} : { nodeSelector },
      },
    },
  };
}

function pod(name: string, hash = 'new'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { [revisionLabel]: hash } },
    spec: { containers: [] },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

function removed(set: DaemonSet, pods: Pod[]): string[] {
  return decideDaemonSet(set, pods, 'new').remove.map(({ metadata }) => metadata.name);
}

test('puts one pod on the node', () => {
  const plan = decideDaemonSet(setOf(), [], 'new');
  expect(plan).toMatchObject({ create: true, remove: [] });
  expect(plan.status).toEqual({
    currentNumberScheduled: 0,
    numberMisscheduled: 0,
    desiredNumberScheduled: 1,
    numberReady: 0,
    observedGeneration: 4,
    numberUnavailable: 1,
  });
});

test('is content with one ready pod of the wanted template', () => {
  const plan = decideDaemonSet(setOf(), [pod('a')], 'new');
  expect(plan).toMatchObject({ create: false, remove: [] });
  expect(plan.status).toEqual({
    currentNumberScheduled: 1,
    numberMisscheduled: 0,
    desiredNumberScheduled: 1,
    numberReady: 1,
    observedGeneration: 4,
    updatedNumberScheduled: 1,
    numberAvailable: 1,
  });
});

test('replaces the pod of an old template, and waits until it has gone', () => {
  const old = pod('a', 'old');
  expect(removed(setOf(), [old])).toEqual(['a']);
  old.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
  expect(decideDaemonSet(setOf(), [old], 'new')).toMatchObject({ create: false, remove: [] });
});

test('leaves the pod of an old template alone with OnDelete', () => {
  const set = setOf();
  set.spec.updateStrategy = { type: 'OnDelete' };
  expect(removed(set, [pod('a', 'old')])).toEqual([]);
});

test('keeps the newest of several pods', () => {
  expect(removed(setOf(), [pod('a', 'old'), pod('b')])).toEqual(['a']);
});

test('runs nowhere when the node lacks the wanted labels', () => {
  const set = setOf({ disk: 'fast' });
  expect(decideDaemonSet(set, [], 'new')).toMatchObject({
    create: false,
    status: { desiredNumberScheduled: 0 },
  });
  expect(removed(set, [pod('a')])).toEqual(['a']);
  expect(decideDaemonSet(setOf({ 'kubernetes.io/os': 'linux' }), [], 'new').create).toBe(true);
});
