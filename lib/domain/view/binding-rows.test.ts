import { describe, expect, test } from 'vitest';
import type { BindingGraph, GraphNode, GraphNodeKind } from '../binding/binding-graph-node.ts';
import type { Health } from '../health/health.ts';
import { bindingRows } from './binding-rows.ts';

function node(kind: GraphNodeKind, name: string, status: Health = 'ok'): GraphNode {
  const health = { status, word: status };
  const kinds = { usage: 'servicebindingusages', binding: 'servicebindings' } as const;
  const ref =
    kind === 'usage' || kind === 'binding' ? { ref: { kind: kinds[kind], name, namespace: 'default' } } : {};
  return { id: `${kind}:${name}`, kind, name, namespace: 'default', health, ...ref };
}

function chain(...nodes: GraphNode[]): BindingGraph {
  const edges = nodes.slice(1).map((target, index) => {
    const source = nodes[index]?.id ?? '';
    return { id: `${source}>${target.id}`, source, target: target.id };
  });
  return { nodes, edges };
}

const meta = (name: string) => ({ apiVersion: 'v', kind: 'K', metadata: { name, namespace: 'default' } });
const objects = {
  servicebindings: [{ ...meta('b'), spec: { instanceRef: { name: 'i' }, secretName: 's' } }],
  servicebindingusages: [
    {
      ...meta('u'),
      spec: {
        serviceBindingRef: { name: 'b' },
        usedBy: { kind: 'deployment', name: 'nginx' },
        parameters: { envPrefix: { name: 'ORDERS_' } },
      },
    },
  ],
  serviceinstances: [],
  deployments: [],
  statefulsets: [],
  daemonsets: [],
  secretKeysOf: (namespace: string, name: string) =>
    `${namespace}/${name}` === 'default/s' ? ['GATEWAY_URL', 'OTHER'] : undefined,
};

const upToBinding = [
  node('application', 'shop'),
  node('service', 'Orders'),
  node('class', 'Orders API'),
  node('instance', 'i'),
  node('binding', 'b'),
];

describe('bindingRows', () => {
  test('a usage is one row with everything before and after it', () => {
    const graph = chain(...upToBinding, node('usage', 'u'), node('workload', 'nginx'));
    expect(bindingRows(graph, objects)).toMatchObject([
      {
        id: 'usage:u',
        service: 'Orders API',
        application: 'shop',
        secretName: 's',
        variables: ['ORDERS_GATEWAY_URL', 'ORDERS_OTHER'],
        instance: 'i',
        binding: 'b',
        workload: 'nginx',
      },
    ]);
  });

  test('a binding or an instance that nothing uses is a row too', () => {
    expect(bindingRows(chain(...upToBinding), objects)).toMatchObject([{ id: 'binding:b', variables: [] }]);
    expect(bindingRows(chain(...upToBinding.slice(0, 4)), objects)).toMatchObject([{ id: 'instance:i' }]);
  });

  test('has the labels of all of its objects', () => {
    const graph = chain(...upToBinding, node('usage', 'u'), node('workload', 'nginx'));
    const [usage] = objects.servicebindingusages;
    const labelled = {
      ...meta('u'),
      ...usage,
      metadata: { ...meta('u').metadata, labels: { team: 'shop' } },
    };
    const [row] = bindingRows(graph, {
      ...objects,
      servicebindingusages: [labelled as (typeof objects.servicebindingusages)[0]],
      servicebindings: objects.servicebindings.map((binding) => ({
        ...binding,
        metadata: { ...binding.metadata, labels: { team: 'shop', tier: 'front' } },
      })),
    });
    expect(row?.labels).toEqual(['team=shop', 'tier=front']);
  });

  test('where all is well it is as its last link is', () => {
    const usage = { ...node('usage', 'u'), health: { status: 'ok' as const, word: 'Injected' } };
    const [row] = bindingRows(chain(...upToBinding, usage, node('workload', 'nginx')), objects);
    expect(row).toMatchObject({ health: 'ok', word: 'Injected' });
  });

  test('the worst link decides how the row is', () => {
    const graph = chain(...upToBinding, node('usage', 'u', 'busy'), node('workload', 'nginx', 'bad'));
    expect(bindingRows(graph, objects)[0]).toMatchObject({ health: 'bad', word: 'bad', cause: undefined });
  });

  test('pods that cannot start break the row, whatever the rollout says of itself', () => {
    const graph = chain(
      ...upToBinding,
      node('usage', 'u'),
      node('workload', 'nginx', 'busy'),
      node('pod', 'nginx-5f6-a', 'bad'),
    );
    expect(bindingRows(graph, objects)[0]).toMatchObject({ health: 'bad', workload: 'nginx' });
  });

  test('a pod counts as it is for the row’s own usage', () => {
    const pod: GraphNode = {
      ...node('pod', 'nginx-5f6-a', 'warn'),
      views: [
        { from: 'usage:u', health: { status: 'ok', word: 'Running' } },
        { from: 'usage:other', health: { status: 'warn', word: 'Old variables' } },
      ],
    };
    const graph = chain(...upToBinding, node('usage', 'u'), node('workload', 'nginx'), pod);
    expect(bindingRows(graph, objects)[0]).toMatchObject({ health: 'ok' });
  });
});
