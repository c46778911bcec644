import { expect, test } from 'vitest';
import { decideStatefulSet, ordinalOf, revisionLabel } from './decide-stateful-set.ts';
import type { Pod, StatefulSet } from './workload-types.ts';

function setOf(replicas: number, more: Partial<StatefulSet['spec']> = {}): StatefulSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', generation: 2 },
    spec: {
      replicas,
      serviceName: 'db',
      selector: { matchLabels: { app: 'db' } },
      template: { metadata: { labels: { app: 'db' } }, spec: {} },
      ...more,
    },
    status: { replicas, currentRevision: 'db-old', updateRevision: 'db-old' },
  };
}

function pod(ordinal: number, state: 'ready' | 'pending' | 'leaving' = 'ready', revision = 'db-old'): Pod {
  const leaving = state === 'leaving' ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `db-${ordinal}`, labels: { [revisionLabel]: revision }, ...leaving },
    spec: { containers: [] },
    status:
      state === 'pending'
        ? { phase: 'Pending' }
        : { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

function stepOf(set: StatefulSet, pods: Pod[], revision = 'db-old') {
  const { create, remove } = decideStatefulSet(set, pods, revision);
  return {
    create: create.map(({ ordinal }) => ordinal),
    remove: remove.map(({ metadata }) => metadata.name),
  };
}

test.each([
  ['db-0', 0],
  ['db-12', 12],
  ['db-x', undefined],
  ['db-', undefined],
  ['other-1', undefined],
])('the ordinal of %s is %s', (name, ordinal) => {
  const named = pod(0);
  named.metadata.name = name;
  expect(ordinalOf(setOf(1), named)).toBe(ordinal);
});

test.each<[string, StatefulSet, Pod[], { create?: number[]; remove?: string[] }]>([
  ['creates the first pod alone', setOf(3), [], { create: [0] }],
  ['waits for a pod to be ready before the next', setOf(3), [pod(0, 'pending')], {}],
  ['creates the next when those before are ready', setOf(3), [pod(0)], { create: [1] }],
  ['fills a gap first', setOf(3), [pod(0), pod(2)], { create: [1] }],
  [
    'creates all at once in parallel',
    setOf(3, { podManagementPolicy: 'Parallel' }),
    [],
    { create: [0, 1, 2] },
  ],
  ['removes the highest ordinal first', setOf(1), [pod(0), pod(1), pod(2)], { remove: ['db-2'] }],
  ['removes one at a time', setOf(1), [pod(0), pod(1), pod(2, 'leaving')], {}],
  [
    'removes all at once in parallel',
    setOf(1, { podManagementPolicy: 'Parallel' }),
    [pod(0), pod(1), pod(2)],
    { remove: ['db-2', 'db-1'] },
  ],
])('%s', (_what, set, pods, expected) => {
  expect(stepOf(set, pods)).toEqual({ create: [], remove: [], ...expected });
});

test('renews from the highest ordinal down, one after another', () => {
  expect(stepOf(setOf(2), [pod(0), pod(1)], 'db-new').remove).toEqual(['db-1']);
  expect(stepOf(setOf(2), [pod(0), pod(1, 'pending', 'db-new')], 'db-new').remove).toEqual([]);
  expect(stepOf(setOf(2), [pod(0), pod(1, 'ready', 'db-new')], 'db-new').remove).toEqual(['db-0']);
});

test('keeps the pods below the partition as they are', () => {
  const set = setOf(2, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } });
  expect(stepOf(set, [pod(0), pod(1)], 'db-new').remove).toEqual(['db-1']);
  expect(stepOf(set, [pod(0), pod(1, 'ready', 'db-new')], 'db-new').remove).toEqual([]);
  const plan = decideStatefulSet(set, [pod(1, 'ready', 'db-new')], 'db-new');
  expect(plan.create).toEqual([{ ordinal: 0, isUpdate: false }]);
});

test('renews nothing by itself with OnDelete', () => {
  const set = setOf(1, { updateStrategy: { type: 'OnDelete' } });
  expect(stepOf(set, [pod(0)], 'db-new')).toEqual({ create: [], remove: [] });
});

test('gives up a pod that cannot get ready with the old template', () => {
  expect(stepOf(setOf(1), [pod(0, 'pending')], 'db-new').remove).toEqual(['db-0']);
});

test('leaves the pods of a deleted StatefulSet to garbage collection', () => {
  const set = setOf(2);
  set.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
  expect(stepOf(set, [pod(0)])).toEqual({ create: [], remove: [] });
});

test('reports two revisions while it rolls and one when it has', () => {
  const rolling = decideStatefulSet(setOf(2), [pod(0), pod(1, 'ready', 'db-new')], 'db-new');
  expect(rolling.status).toEqual({
    observedGeneration: 2,
    replicas: 2,
    readyReplicas: 2,
    currentReplicas: 1,
    updatedReplicas: 1,
    currentRevision: 'db-old',
    updateRevision: 'db-new',
    collisionCount: 0,
  });
  const pods = [pod(0, 'ready', 'db-new'), pod(1, 'ready', 'db-new')];
  const done = decideStatefulSet(setOf(2), pods, 'db-new');
  expect(done.status).toMatchObject({ currentRevision: 'db-new', currentReplicas: 2, updatedReplicas: 2 });
});
