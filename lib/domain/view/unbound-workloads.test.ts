import { expect, test } from 'vitest';
import type { BindingGraph, GraphNode } from '../binding/binding-graph-node.ts';
import { ok } from '../health/node-health.ts';
import type { Deployment, StatefulSet } from '../kubernetes/workload.ts';
import { bindPresetOfDrop } from './node-actions.ts';
import { withUnboundWorkloads } from './unbound-workloads.ts';

function entry(namespace: string): GraphNode {
  return {
    id: `class:${namespace}/orders`,
    kind: 'class',
    name: 'Orders',
    namespace,
    serviceId: 'orders',
    health: ok('Available'),
    ref: { kind: 'serviceclasses', name: 'orders', namespace },
  };
}

function deployment(name: string, namespace: string): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { selector: {}, template: { spec: { containers: [] } } },
  };
}

const nothing = { deployments: [], statefulsets: [], daemonsets: [] };
const statefulsets: StatefulSet[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', namespace: 'default' },
    spec: { template: { spec: { containers: [] } } },
  },
];

const graph: BindingGraph = {
  nodes: [
    entry('default'),
    {
      id: 'workload:default/deployment/bound',
      kind: 'workload',
      name: 'bound',
      namespace: 'default',
      health: ok('1 of 1 up'),
      ref: { kind: 'deployments', name: 'bound', namespace: 'default' },
    },
  ],
  edges: [],
};

test('adds workloads to bind to where a service is offered, each once', () => {
  const deployments = [
    deployment('bound', 'default'),
    deployment('free', 'default'),
    deployment('far', 'other'),
  ];
  const names = withUnboundWorkloads(graph, { ...nothing, deployments, statefulsets }).nodes.map(
    ({ name }) => name,
  );
  expect(names).toEqual(['Orders', 'bound', 'free', 'db']);
});

test('a catalog entry can be dropped on a workload of its namespace only', () => {
  const extended = withUnboundWorkloads(graph, {
    ...nothing,
    deployments: [deployment('free', 'default')],
  });
  const free = extended.nodes.find(({ name }) => name === 'free');
  const orders = entry('default');
  expect(free).toBeDefined();
  if (free !== undefined) {
    expect(bindPresetOfDrop(orders, free)).toEqual({
      namespace: 'default',
      serviceId: 'orders',
      workload: 'free',
      workloadKind: 'deployment',
    });
    expect(bindPresetOfDrop(entry('other'), free)).toBeUndefined();
    expect(bindPresetOfDrop(free, orders)).toBeUndefined();
  }
});

test('nothing can be dropped on a workload that is not there', () => {
  const gone: GraphNode = {
    id: 'workload:default/deployment/gone',
    kind: 'workload',
    name: 'gone',
    namespace: 'default',
    health: ok(''),
  };
  expect(bindPresetOfDrop(entry('default'), gone)).toBeUndefined();
});
