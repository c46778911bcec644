import { expect, it } from 'vitest';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import { bad, busy, off, ok } from '../health/node-health.ts';
import { message } from '../texts/message.ts';
import { workloadRows } from './workload-rows.ts';

const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };

function node(name: string, rest: Pick<GraphNode, 'health'> & Partial<GraphNode>): GraphNode {
  return { id: `workload:${name}`, kind: 'workload', name, ...rest };
}

it('tells what is there from what is only named, and that it wants attention', () => {
  const ref = { kind: 'deployments', name: 'web', namespace: 'default' } as const;
  const nodes = [
    node('web', { health: ok('Running'), ref }),
    node('function', { health: off('Not watched') }),
    node('gone', { health: bad('Missing', problem) }),
    node('pod', { health: ok('Running'), kind: 'pod' }),
  ];
  expect(workloadRows({ nodes, edges: [] })).toEqual([
    { id: 'workload:web', health: 'ok', isThere: true },
    { id: 'workload:function', health: 'off', isThere: true },
    { id: 'workload:gone', health: 'bad', isThere: false },
  ]);
});

it('is as its pods are where one of them cannot start', () => {
  const ref = { kind: 'deployments', name: 'web', namespace: 'default' } as const;
  const nodes = [
    node('web', { health: busy('Rolling out'), ref }),
    node('other', { health: ok('Running'), ref }),
    node('pod', { health: bad('Container waits', problem), kind: 'pod' }),
  ];
  const edges = [{ id: 'e', source: 'workload:web', target: 'workload:pod' }];
  expect(workloadRows({ nodes, edges }).map(({ health }) => health)).toEqual(['bad', 'ok']);
});
