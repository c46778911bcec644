import { expect, test } from 'vitest';
import type { ServiceCalls } from '../application/seen-calls.ts';
import type { GraphNode, GraphNodeKind } from '../binding/binding-graph-node.ts';
import { createChains } from '../binding/chain.ts';
import { ok } from '../health/node-health.ts';
import { blastRadius } from './blast-radius.ts';

function node(kind: GraphNodeKind, name: string, more: Partial<GraphNode> = {}): GraphNode {
  return { id: `${kind}:${name}`, kind, name, health: ok('Ready'), ref: { kind: 'pods', name }, ...more };
}

function calls(serviceId: string, lastCallAt: string | null): [string, ServiceCalls] {
  return [
    serviceId,
    { application: 'shop', serviceId, calls: 1, lastCallAt, lastStatus: 200, lastFailure: null },
  ];
}

const edges = [
  ['application:shop', 'service:orders'],
  ['application:shop', 'service:prices'],
  ['service:orders', 'instance:orders'],
  ['service:prices', 'instance:prices'],
  ['instance:orders', 'usage:orders'],
  ['instance:prices', 'usage:prices'],
  ['usage:orders', 'workload:web'],
  ['usage:prices', 'workload:web'],
  ['usage:prices', 'workload:gone'],
].map(([source = '', target = '']) => ({ id: `${source}>${target}`, source, target }));

const chains = createChains({
  nodes: [
    node('application', 'shop'),
    node('service', 'orders', { serviceId: 'o' }),
    node('service', 'prices', { serviceId: 'p' }),
    node('instance', 'orders'),
    node('instance', 'prices'),
    node('usage', 'orders'),
    node('usage', 'prices'),
    node('workload', 'web'),
    { id: 'workload:gone', kind: 'workload', name: 'gone', health: ok('') },
  ],
  edges,
});
const seen = new Map([calls('o', '2026-01-01T10:00:00Z'), calls('p', '2026-01-01T11:00:00Z')]);

test('an Application takes all with it, the last call of any of its services counts', () => {
  expect(blastRadius(chains, ['application:shop'], seen)).toMatchObject([
    { name: 'web', services: ['orders', 'prices'], lastCallAt: '2026-01-01T11:00:00Z' },
    { id: 'instance:orders' },
    { id: 'instance:prices' },
  ]);
});

test('a service takes what hangs on it, calls of the others do not count', () => {
  expect(blastRadius(chains, ['service:orders'], seen)).toMatchObject([
    { id: 'workload:web', services: ['orders'], lastCallAt: '2026-01-01T10:00:00Z' },
    { id: 'instance:orders' },
  ]);
});

test('a usage knows the service it comes from', () => {
  expect(blastRadius(chains, ['usage:orders'], seen)).toEqual([
    expect.objectContaining({ services: ['orders'], lastCallAt: '2026-01-01T10:00:00Z' }),
  ]);
});

test('says nothing of a last call where the gateway has seen none', () => {
  const [web] = blastRadius(chains, ['service:orders'], new Map([calls('o', null)]));
  expect(web).not.toHaveProperty('lastCallAt');
});
