import { expect, test } from 'vitest';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import { ok } from '../health/node-health.ts';
import type { Deployment, StatefulSet } from '../kubernetes/workload.ts';
import { bindPresetOfDrop } from './node-actions.ts';
import { unboundWorkloads } from './unbound-workloads.ts';

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

test('lists the workloads that nothing is bound to', () => {
  const deployments = [deployment('bound', 'default'), deployment('free', 'default')];
  const nodes = unboundWorkloads(
    { ...nothing, deployments, statefulsets },
    (kind, key) => kind === 'deployments' && key === 'default/bound',
  );
  expect(nodes.map(({ name }) => name)).toEqual(['free', 'db']);
});

test('a catalog entry can be dropped on a workload of its namespace only', () => {
  const [free] = unboundWorkloads({ ...nothing, deployments: [deployment('free', 'default')] }, () => false);
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
