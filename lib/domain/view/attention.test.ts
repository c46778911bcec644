import { expect, test } from 'vitest';
import { renderAll, renderMessage } from '#lib/texts/render-message.ts';
import type { BindingGraph, GraphNode, GraphNodeKind, ObjectRef } from '../binding/binding-graph-node.ts';
import { createChains } from '../binding/chain.ts';
import { bad, busy, type NodeHealth, ok } from '../health/node-health.ts';
import type { Locale } from '../texts/locale.ts';
import { message } from '../texts/message.ts';
import { attentionOf } from './attention.ts';
import { countOfNodes } from './attention-causes.ts';

const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };
const broken = bad('Failed', problem);

function node(kind: GraphNodeKind, name: string, health: NodeHealth, ref?: ObjectRef): GraphNode {
  return {
    id: `${kind}:${name}`,
    kind,
    name,
    namespace: 'default',
    health,
    ...(ref === undefined ? {} : { ref }),
  };
}

function attention(nodes: GraphNode[], edges: [string, string][], connections = []) {
  const graph: BindingGraph = {
    nodes,
    edges: edges.map(([source, target]) => ({ id: `${source}>${target}`, source, target })),
  };
  return renderAll('en', attentionOf({ nodes, chains: createChains(graph), connections }));
}

test('only what is broken is told, with the Applications it belongs to', () => {
  const told = attention(
    [
      node('application', 'shop', ok('Deployed')),
      node('instance', 'a', broken),
      node('instance', 'b', busy('Waiting')),
    ],
    [['application:shop', 'instance:a']],
  );
  expect(told).toMatchObject([{ subject: 'Instance a', applications: ['shop'], namespace: 'default' }]);
});

test('a root is told once, not again as the failure of what hangs on it', () => {
  const told = attention(
    [{ ...node('usage', 'u', broken), because: 'workload:web' }, node('workload', 'web', broken)],
    [['usage:u', 'workload:web']],
  );
  expect(told.map(({ subject }) => subject)).toEqual(['Workload web']);
});

test('a usage that fails for another reason is told beside its workload', () => {
  const ref = { kind: 'deployments', name: 'web', namespace: 'default' } as const;
  const told = attention(
    [node('usage', 'u', broken), node('workload', 'web', broken, ref)],
    [['usage:u', 'workload:web']],
  );
  expect(told).toHaveLength(2);
});

test('a certificate that ends comes after what is broken', () => {
  const nodes = [node('instance', 'a', broken)];
  const connection = { health: 'warn', word: 'Certificate ends soon', problem } as const;
  const told = renderAll(
    'en',
    attentionOf({
      nodes,
      chains: createChains({ nodes, edges: [] }),
      connections: [{ application: 'crm', connection }],
    }),
  );
  expect(told.map(({ subject }) => subject)).toEqual(['Instance a', 'Application crm']);
});

test('what a cause is about is counted in words', () => {
  const said = ([kind, count]: readonly [GraphNode['kind'], number], locale: Locale) =>
    renderMessage(locale, countOfNodes(kind, count));
  const counts = [
    ['usage', 1],
    ['class', 2],
    ['application', 3],
    ['pod', 1],
  ] as const;
  expect(counts.map((one) => said(one, 'en'))).toEqual([
    '1 usage',
    '2 catalog entries',
    '3 Applications',
    '1 pod',
  ]);
  expect(counts.map((one) => said(one, 'de'))).toEqual([
    '1 Verwendung',
    '2 Katalogeinträge',
    '3 Applications',
    '1 Pod',
  ]);
});
