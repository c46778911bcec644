import { expect, it } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { type SearchWords, searchWordsOf } from '#lib/domain/view/search-words.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';

function application(name: string, ...services: string[]): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Application',
    metadata: { name },
    spec: { services: services.map((id) => ({ id, name: id, displayName: id, entries: [] })) },
  } as KubeObject;
}

function find(index: SearchIndex, text: string, most = 8): string[] {
  return index
    .find(searchWordsOf(text) as SearchWords, { most, isVisible: () => true })
    .flatMap(({ group, total, best }) => best.map(({ name }) => `${group} ${name} of ${total}`));
}

it('finds what has come, no longer what has changed or gone', () => {
  const index = createSearchIndex();
  const before = application('shop', 'orders');
  const after = application('shop', 'prices');
  index.apply('applications', { type: 'ADDED', object: before });
  expect(find(index, 'orders')).toEqual(['services orders of 1']);
  index.apply('applications', { type: 'MODIFIED', object: after, old: before });
  expect([find(index, 'orders'), find(index, 'prices')]).toEqual([[], ['services prices of 1']]);
  index.apply('applications', { type: 'DELETED', object: after });
  expect(find(index, 'shop')).toEqual([]);
});

it('gives the best of many, and says how many there are', () => {
  const index = createSearchIndex();
  for (const name of ['a-shop', 'shop-b', 'shop', 'shop-a', 'c-shop']) {
    index.apply('applications', { type: 'ADDED', object: application(name) });
  }
  expect(find(index, 'shop', 3)).toEqual(
    ['shop', 'shop-a', 'shop-b'].map((name) => `applications ${name} of 5`),
  );
});

it('leaves out, and does not count, what the viewer may not see', () => {
  const index = createSearchIndex();
  index.apply('applications', { type: 'ADDED', object: application('shop') });
  index.apply('namespaces', { type: 'ADDED', object: { ...application('shop'), kind: 'Namespace' } });
  const words = searchWordsOf('shop') as SearchWords;
  const found = index.find(words, { most: 8, isVisible: (kind) => kind === 'applications' });
  expect(found.map(({ group, total }) => [group, total])).toEqual([['applications', 1]]);
});

it('gives an object as it is now where only its state has changed', () => {
  const index = createSearchIndex();
  const before = application('shop');
  index.apply('applications', { type: 'ADDED', object: before });
  const after = { ...before, metadata: { ...before.metadata, resourceVersion: '2' } };
  index.apply('applications', { type: 'MODIFIED', object: after, old: before });
  index.apply('applications', { type: 'DELETED', object: { ...after } });
  expect(find(index, 'shop')).toEqual([]);
});
