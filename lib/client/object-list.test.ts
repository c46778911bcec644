import { expect, test } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange } from '#lib/domain/kubernetes/live-change.ts';
import { applyChanges, findObject, objectList } from './object-list.ts';

function pod(name: string, resourceVersion = '1'): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'default', name, resourceVersion } };
}

function put(seq: number, object: KubeObject): LiveChange {
  return { seq, kind: 'pods', type: 'put', object };
}

function drop(seq: number, name: string): LiveChange {
  return { seq, kind: 'pods', type: 'drop', key: `default/${name}` };
}

function names(list: { items: readonly KubeObject[] }) {
  return list.items.map(({ metadata }) => metadata.name);
}

const start = objectList({ epoch: 'e', seq: 5 }, [pod('c'), pod('a'), pod('e')]);

test('a list is sorted by key, and finds by key', () => {
  expect(names(start)).toEqual(['a', 'c', 'e']);
  expect(findObject(start.items, 'default/c')?.metadata.name).toBe('c');
  expect(findObject(start.items, 'default/d')).toBeUndefined();
});

test('changes insert, replace and remove in place', () => {
  const changed = applyChanges(start, 'e', [put(6, pod('d')), put(7, pod('a', '2')), drop(8, 'e')]);
  expect(names(changed)).toEqual(['a', 'c', 'd']);
  expect(findObject(changed.items, 'default/a')?.metadata.resourceVersion).toBe('2');
  expect(changed.position).toEqual({ epoch: 'e', seq: 8 });
  expect(names(start)).toEqual(['a', 'c', 'e']);
});

test('changes that the list already contains are skipped', () => {
  expect(applyChanges(start, 'e', [drop(4, 'a'), drop(5, 'c')])).toBe(start);
});

test('numbers of another process do not count', () => {
  expect(names(applyChanges(start, 'f', [drop(1, 'a')]))).toEqual(['c', 'e']);
});

test('dropping what is not there changes nothing', () => {
  expect(names(applyChanges(start, 'e', [drop(6, 'b')]))).toEqual(['a', 'c', 'e']);
});
