import { expect, it } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createObjectStore, type InformerEvent } from './object-store.ts';

function secret(resourceVersion: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', namespace: 'dev', resourceVersion } };
}

it('tells of an object that goes as it was kept, whatever a watch says of it at last', () => {
  const store = createObjectStore<KubeObject>((object) => ({ ...object, kind: 'View' }));
  const events: InformerEvent<KubeObject>[] = [];
  store.subscribe((event) => events.push(event));
  store.put(secret('1'));
  const kept = store.get('dev/token');
  store.drop(secret('2'));
  store.drop(secret('3'));
  expect(kept).toMatchObject({ kind: 'View' });
  expect(events.map(({ type, object }) => [type, object === kept])).toEqual([
    ['ADDED', true],
    ['DELETED', true],
  ]);
});
