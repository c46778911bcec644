import { expect, it } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { indexInformer } from './index-informer.ts';
import { createObjectStore } from './object-store.ts';

function object(name: string, label: string, resourceVersion: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default', labels: { application: label }, resourceVersion },
  };
}

function indexed() {
  const store = createObjectStore();
  store.put(object('known', 'shop', '1'));
  const index = indexInformer(store, ({ metadata }) => metadata.labels?.application ?? []);
  return { store, names: (key: string) => index.of(key).map(({ metadata }) => metadata.name) };
}

it('finds what was there before and what comes', () => {
  const { store, names } = indexed();
  store.put(object('new', 'shop', '2'));
  store.put(object('other', 'stock', '3'));
  expect(names('shop')).toEqual(['known', 'new']);
  expect(names('stock')).toEqual(['other']);
});

it('follows an object that moves to another key', () => {
  const { store, names } = indexed();
  store.put(object('known', 'stock', '2'));
  expect(names('shop')).toEqual([]);
  expect(names('stock')).toEqual(['known']);
});

it('forgets what is gone', () => {
  const { store, names } = indexed();
  store.drop(object('known', 'shop', '1'));
  expect(names('shop')).toEqual([]);
});
