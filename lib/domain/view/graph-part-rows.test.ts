import { expect, test } from 'vitest';
import type { BindingGraph, GraphNode } from '../binding/binding-graph-node.ts';
import { type JoinedKind, type JoinedObjects, joinedKinds } from '../binding/joined-objects.ts';
import { compareFolds, foldOfPart, namespaceFold } from './graph-folds.ts';
import { type GraphPartRow, graphPartRows } from './graph-part-rows.ts';
import { compareParts, selectsPart } from './graph-selection.ts';

const none = Object.fromEntries(joinedKinds.map((kind) => [kind, []])) as unknown as {
  [K in JoinedKind]: JoinedObjects[K][];
};
const everything = { application: '', namespace: '', problemsOnly: false, text: '' };

const shop: GraphNode = {
  id: 'application:shop',
  kind: 'application',
  name: 'shop',
  health: { status: 'ok', word: 'Deployed' },
  ref: { kind: 'applications', name: 'shop' },
};
const usage: GraphNode = {
  id: 'usage:harbour/Web',
  kind: 'usage',
  name: 'Web',
  namespace: 'harbour',
  health: { status: 'bad', word: 'Failed' },
};
const applications: JoinedObjects['applications'][] = [
  { apiVersion: 'v1', kind: 'Application', metadata: { name: 'shop' }, spec: { services: [] } },
];

function rowOf(graph: BindingGraph): GraphPartRow | undefined {
  return graphPartRows({ ...none, applications }, graph)[0];
}

test('says of a part where it is, and how it is', () => {
  expect(rowOf({ nodes: [shop, usage], edges: [] })).toEqual({
    id: 'applications/shop',
    anchor: { kind: 'applications', key: 'shop' },
    name: 'shop',
    applications: ['shop'],
    namespaces: ['harbour'],
    health: 'bad',
    links: 2,
    broken: 1,
    text: 'shop\nweb',
  });
  expect(rowOf({ nodes: [], edges: [] })).toBeUndefined();
});

test('a filter lets through what has all that it asks for', () => {
  const row = rowOf({ nodes: [shop, usage], edges: [] }) as GraphPartRow;
  const lets = (filter: Partial<typeof everything>) => selectsPart({ ...everything, ...filter })(row);
  expect(lets({})).toBe(true);
  expect(lets({ application: 'shop', namespace: 'harbour', problemsOnly: true, text: 'WE' })).toBe(true);
  expect(lets({ application: 'stock' })).toBe(false);
  expect(lets({ namespace: 'quay' })).toBe(false);
  expect(lets({ text: 'stock' })).toBe(false);
  expect(selectsPart({ ...everything, problemsOnly: true })({ ...row, health: 'busy' })).toBe(false);
});

test('what is broken stands first, then by name', () => {
  const row = rowOf({ nodes: [shop], edges: [] }) as GraphPartRow;
  const rows = (['b', 'busy'] as const).map((name) => ({ ...row, name }));
  const sorted = [
    ...rows,
    { ...row, name: 'z', health: 'bad' as const },
    { ...row, name: 'y', health: 'warn' as const },
  ];
  expect(sorted.sort(compareParts).map(({ name }) => name)).toEqual(['z', 'y', 'b', 'busy']);
});

test('healthy chains fold by their namespace, those of several together', () => {
  const folds = [['a'], ['a', 'b'], []].map((namespaces) => foldOfPart({ namespaces }));
  expect(folds).toEqual(['namespace/a', 'namespaces', 'nowhere']);
  expect(folds.map(namespaceFold)).toEqual([
    { by: 'namespace', name: 'a' },
    { by: 'namespaces', name: '' },
    { by: 'nowhere', name: '' },
  ]);
  expect(['nowhere', 'namespaces', 'namespace/b', 'namespace/a'].sort(compareFolds)).toEqual([
    'namespace/a',
    'namespace/b',
    'namespaces',
    'nowhere',
  ]);
});
