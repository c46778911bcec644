import { expect, test } from 'vitest';
import type { Application } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { GraphNode, GraphNodeKind } from '../binding/binding-graph-node.ts';
import { createChains } from '../binding/chain.ts';
import { bad, type NodeHealth, ok } from '../health/node-health.ts';
import { applicationRows, namespacesOf } from './application-rows.ts';

const connector = 'applicationconnector.kyma-project.io/v1alpha1';
const problem = { cause: 'c', evidence: 'e', fix: 'f' };

const shop: Application = {
  apiVersion: connector,
  kind: 'Application',
  metadata: { name: 'shop' },
  spec: {
    services: [
      { id: '1', name: 'o', displayName: 'O', description: '', providerDisplayName: '', entries: [] },
    ],
  },
};

function mapping(namespace: string, services?: { id: string }[]): ApplicationMapping {
  return {
    apiVersion: connector,
    kind: 'ApplicationMapping',
    metadata: { name: 'shop', namespace },
    spec: services === undefined ? {} : { services },
  };
}

function node(kind: GraphNodeKind, health: NodeHealth): GraphNode {
  return { id: kind === 'application' ? 'application:shop' : kind, kind, name: kind, health };
}

function rowOf(nodes: GraphNode[]) {
  const [first, ...rest] = nodes;
  const edges = rest.map(({ id }) => ({ id, source: first?.id ?? '', target: id }));
  return applicationRows({
    applications: [shop],
    applicationmappings: [mapping('b'), mapping('a'), mapping('empty', [])],
    tokens: [],
    chains: createChains({ nodes, edges }),
    nowMs: 0,
  })[0];
}

test('a row counts what hangs on its Application and names where it is allowed', () => {
  expect(rowOf([node('application', ok('Deployed')), node('binding', ok('Ready'))])).toMatchObject({
    health: 'ok',
    serviceCount: 1,
    bindingCount: 1,
    namespaces: ['a', 'b'],
  });
});

test('the state names the broken link; a missing workload before the usage that fails by it', () => {
  const row = rowOf([
    node('application', ok('Deployed')),
    node('usage', bad('Failed', problem)),
    node('workload', bad('Missing', problem)),
  ]);
  expect(row).toMatchObject({ health: 'bad', word: 'Workload missing' });
});

test('a mapping that lists no service allows nothing', () => {
  expect(namespacesOf([mapping('a', []), mapping('b', [{ id: '1' }])])).toEqual(['b']);
});
