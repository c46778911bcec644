import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application } from '../application/application.ts';
import type { GraphNode, GraphNodeKind } from '../binding/binding-graph-node.ts';
import type { Chain } from '../binding/chain.ts';
import { bad, busy, type NodeHealth, ok } from '../health/node-health.ts';
import { message } from '../texts/message.ts';
import { type CockpitInput, cockpitSteps, firstOpenStep } from './cockpit.ts';

const problem = { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' };

const shop: Application = {
  apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop' },
};

function node(kind: GraphNodeKind, health: NodeHealth = ok('Ready')): GraphNode {
  return { id: `${kind}:x`, kind, name: 'x', health };
}

function chain(parts: Partial<Chain> = {}): Chain {
  return {
    application: [node('application', ok('Deployed'))],
    service: [node('service')],
    class: [node('class')],
    instance: [node('instance')],
    binding: [node('binding')],
    usage: [node('usage')],
    workload: [node('workload')],
    pod: [],
    ...parts,
  };
}

function steps(change: Partial<CockpitInput> = {}) {
  return cockpitSteps({
    application: shop,
    chain: chain(),
    connection: { health: 'ok', word: 'Connected' },
    namespaces: ['default'],
    ...change,
  });
}

test('a whole chain has every step done and none open', () => {
  expect(steps().map(({ health }) => health)).toEqual(Array(7).fill('ok'));
  expect(firstOpenStep(steps())).toBeUndefined();
});

test('the first step that is not done is open', () => {
  const connection = { health: 'todo', word: 'Not connected' } as const;
  const empty = chain({ service: [], class: [], instance: [], binding: [], usage: [], workload: [] });
  const unconnected = steps({ connection, chain: empty, namespaces: [] });
  expect(firstOpenStep(unconnected)).toBe('connected');
  expect(renderAll('en', unconnected.find(({ id }) => id === 'services')?.problem?.fix)).toContain(
    'Register',
  );
});

test('events alone need an instance, and neither binding nor workload', () => {
  const events: Application = {
    ...shop,
    spec: {
      services: [
        {
          id: '1',
          name: 'events',
          displayName: 'Events',
          description: '',
          providerDisplayName: '',
          entries: [{ type: 'Events' }],
        },
      ],
    },
  };
  const calls = chain({ binding: [], usage: [], workload: [] });
  expect(firstOpenStep(steps({ application: events, chain: calls }))).toBeUndefined();
  const ordered = steps({ application: events, chain: { ...calls, instance: [] } });
  expect(firstOpenStep(ordered)).toBe('instances');
  expect(renderAll('en', ordered.find(({ id }) => id === 'instances')?.problem?.fix)).toContain('catalog');
  expect(firstOpenStep(steps({ chain: calls }))).toBe('bindings');
});

test('a broken step is opened before one that only waits', () => {
  const broken = steps({
    chain: chain({
      instance: [node('instance', busy('Provisioning'))],
      workload: [node('workload', bad('Missing', problem))],
    }),
  });
  expect(firstOpenStep(broken)).toBe('workloads');
  expect(broken.find(({ id }) => id === 'workloads')?.problem).toEqual(problem);
});

test('services that no namespace may use are a step to do, although classes may linger', () => {
  expect(
    renderAll(
      'en',
      steps({ namespaces: [] }).find(({ id }) => id === 'namespaces'),
    ),
  ).toMatchObject({
    health: 'todo',
    word: 'nowhere',
  });
});

test('a workload that is only named is not counted as being there', () => {
  const ref = { kind: 'deployments', name: 'web', namespace: 'default' } as const;
  const workload = [{ ...node('workload'), ref }, node('workload', bad('Missing', problem))];
  expect(
    renderAll(
      'en',
      steps({ chain: chain({ workload }) }).find(({ id }) => id === 'workloads'),
    ),
  ).toMatchObject({
    health: 'bad',
    word: '1 workload, 1 missing',
  });
});

test('a pod that cannot start breaks the step of the workloads, and is named there', () => {
  const pod = node('pod', bad('CrashLoopBackOff', problem));
  const broken = steps({
    chain: chain({ workload: [node('workload', busy('Rolling out', problem))], pod: [pod] }),
  });
  const step = broken.find(({ id }) => id === 'workloads');
  expect(step).toMatchObject({ health: 'bad' });
  expect(step?.nodes.map(({ kind }) => kind)).toEqual(['workload', 'pod', 'usage']);
});
