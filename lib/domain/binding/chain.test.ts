import { expect, test } from 'vitest';
import { bad, busy, type NodeHealth, ok } from '../health/node-health.ts';
import { message } from '../texts/message.ts';
import type { BindingGraph, GraphNode, GraphNodeKind } from './binding-graph-node.ts';
import { createChains, healthOfNodes, worstNode } from './chain.ts';

const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };

function node(kind: GraphNodeKind, name: string, health: NodeHealth = ok('Ready')): GraphNode {
  return { id: `${kind}:${name}`, kind, name, health };
}

function graphOf(nodes: GraphNode[], ...edges: [string, string][]): BindingGraph {
  return { nodes, edges: edges.map(([source, target]) => ({ id: `${source}>${target}`, source, target })) };
}

const graph = graphOf(
  [
    node('application', 'shop'),
    node('application', 'crm'),
    node('service', 'orders'),
    node('service', 'customers'),
    node('instance', 'orders'),
    node('workload', 'web'),
  ],
  ['application:shop', 'service:orders'],
  ['service:orders', 'instance:orders'],
  ['instance:orders', 'workload:web'],
  ['application:crm', 'service:customers'],
  ['service:customers', 'workload:web'],
);

test('a chain holds what hangs on its Application and nothing of another', () => {
  const chain = createChains(graph).of('shop');
  expect(chain.service.map(({ name }) => name)).toEqual(['orders']);
  expect(chain.instance).toHaveLength(1);
  expect(chain.workload).toHaveLength(1);
  expect(createChains(graph).of('nobody').service).toEqual([]);
});

test('a workload that two Applications serve knows both', () => {
  expect(createChains(graph).applicationsOf('workload:web').sort()).toEqual(['crm', 'shop']);
});

test('a circle of references ends', () => {
  const circle = graphOf(
    [node('application', 'a'), node('service', 's')],
    ['application:a', 'service:s'],
    ['service:s', 'application:a'],
  );
  expect(createChains(circle).below('application:a')).toHaveLength(2);
});

test('the worst node speaks for all; nothing at all is still to do', () => {
  const nodes = [
    node('pod', 'a'),
    node('pod', 'b', busy('Starting')),
    node('pod', 'c', bad('Gone', problem)),
  ];
  expect(healthOfNodes(nodes)).toBe('bad');
  expect(worstNode(nodes)?.name).toBe('c');
  expect(healthOfNodes([])).toBe('todo');
  expect(worstNode([node('pod', 'a')])).toBeUndefined();
});
