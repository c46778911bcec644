import { expect, test } from 'vitest';
import { decideCollection, type OwnerState } from './decide-collection.ts';
import type { GraphNode } from './owner-graph.ts';

const node: GraphNode = {
  uid: 'n',
  kind: { group: '', version: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true },
  name: 'n',
  namespace: 'shop',
  owners: [],
  finalizers: [],
  deleting: false,
};

function owners(...states: OwnerState[]) {
  return states.map((state, at) => ({
    state,
    reference: { apiVersion: 'v1', kind: 'Secret', name: `o${at}`, uid: `o${at}` },
  }));
}

test('keeps an object whose owners are there', () => {
  expect(decideCollection(node, owners('present', 'present'), false)).toEqual({ type: 'keep' });
  expect(decideCollection(node, [], false)).toEqual({ type: 'keep' });
});

test('only takes the references out while one owner stays', () => {
  expect(decideCollection(node, owners('present', 'absent', 'waiting'), false)).toEqual({
    type: 'drop-references',
    uids: ['o1', 'o2'],
  });
});

test('deletes an object that has lost all owners', () => {
  expect(decideCollection(node, owners('absent'), true)).toEqual({ type: 'delete', policy: 'Background' });
});

test('deletes in the foreground what waits for dependents of its own', () => {
  expect(decideCollection(node, owners('waiting'), true)).toEqual({ type: 'delete', policy: 'Foreground' });
  expect(decideCollection(node, owners('waiting'), false)).toEqual({ type: 'delete', policy: 'Background' });
});

test('honours the finalizer an object already carries', () => {
  const orphaning = { ...node, finalizers: ['orphan'] };
  expect(decideCollection(orphaning, owners('absent'), true)).toEqual({ type: 'delete', policy: 'Orphan' });
});

test('leaves what is being deleted alone', () => {
  expect(decideCollection({ ...node, deleting: true }, owners('absent'), false)).toEqual({ type: 'keep' });
});
