import { expect, test } from 'vitest';
import { createOwnerGraph } from './owner-graph.ts';

const kind = { group: '', version: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };

function map(uid: string, ...owners: string[]) {
  const ownerReferences = owners.map((owner) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: owner,
    uid: owner,
  }));
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: uid, namespace: 'shop', uid, ownerReferences },
  };
}

test('finds dependents, also of owners it has not seen', () => {
  const graph = createOwnerGraph();
  graph.put(kind, map('b', 'a'));
  graph.put(kind, map('c', 'a', 'b'));
  expect(graph.dependentsOf('a').map(({ uid }) => uid)).toEqual(['b', 'c']);
  expect(graph.dependentsOf('b').map(({ uid }) => uid)).toEqual(['c']);
  expect(graph.get('a')).toBeUndefined();
});

test('follows a change of owners and a removal', () => {
  const graph = createOwnerGraph();
  graph.put(kind, map('b', 'a'));
  graph.put(kind, map('b', 'c'));
  expect(graph.dependentsOf('a')).toEqual([]);
  expect(graph.dependentsOf('c').map(({ uid }) => uid)).toEqual(['b']);
  expect(graph.remove('b')?.owners.map(({ uid }) => uid)).toEqual(['c']);
  expect(graph.dependentsOf('c')).toEqual([]);
  expect(graph.ofKind(kind)).toEqual([]);
});
