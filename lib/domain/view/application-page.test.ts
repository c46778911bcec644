import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { Application, ServiceEntry } from '../application/application.ts';
import {
  type CredentialKind,
  credentialKinds,
  credentialTable,
} from '../application/credentials/credential-kind.ts';
import type { GraphNode, GraphNodeKind } from '../binding/binding-graph-node.ts';
import { createChains } from '../binding/chain.ts';
import { withViews } from '../health/missing-node.ts';
import { bad, ok } from '../health/node-health.ts';
import { tell } from '../health/rules/diagnose.ts';
import { workloadMissing } from '../health/rules/workload/missing.ts';
import { message } from '../texts/message.ts';
import { type ApplicationPageInput, applicationPage } from './application-page.ts';

const since = '2026-01-01T00:00:00Z';

function service(id: string, entries: ServiceEntry[] = []) {
  return { id, name: id, displayName: id, description: '', providerDisplayName: '', entries };
}

const shop: Application = {
  apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop', labels: { team: 'red' } },
  spec: { services: [service('orders'), service('stock')] },
};

function node(kind: GraphNodeKind, name: string, more: Partial<GraphNode> = {}): GraphNode {
  return { id: `${kind}:${name}`, kind, name, health: ok('Ready'), ...more };
}

/** The page of the first node's Application, from which edges lead to all others. */
function page(nodes: GraphNode[], change: Partial<ApplicationPageInput> = {}) {
  const all = [node('application', 'shop'), ...nodes];
  const edges = nodes.map(({ id }) => ({ id, source: 'application:shop', target: id }));
  return applicationPage({
    application: shop,
    row: {
      id: 'shop',
      description: '',
      health: 'ok',
      word: 'Connected',
      connection: { health: 'ok', word: 'Connected' },
      serviceCount: 2,
      namespaces: ['default'],
      bindingCount: 0,
      createdAt: undefined,
      labels: ['team=red'],
    },
    chain: createChains({ nodes: all, edges }).of('shop'),
    calls: undefined,
    services: 50,
    ...change,
  });
}

test('a service says where it is offered and when it was last called', () => {
  const seen = { calls: 1, lastCallAt: since, lastStatus: 200, lastFailure: null };
  const { services, callsSince } = page(
    [node('class', 'a/orders', { serviceId: 'orders', namespace: 'a' })],
    {
      calls: {
        since,
        services: [
          { ...seen, application: 'shop', serviceId: 'orders' },
          { ...seen, application: 'crm', serviceId: 'stock' },
        ],
      },
    },
  );
  expect(services).toMatchObject([
    { id: 'orders', offeredIn: ['a'], lastCallAt: since },
    { id: 'stock', offeredIn: [] },
  ]);
  expect(services[1]).not.toHaveProperty('lastCallAt');
  expect(callsSince).toBe(since);
});

test('of many services the first are told, and all are counted', () => {
  expect(page([], { services: 1 })).toMatchObject({ services: [{ id: 'orders' }], serviceCount: 2 });
});

test('of many links those are named that need attention', () => {
  const broken = node('binding', 'broken', {
    health: bad('Failed', { cause: message('health.workloadMissing'), evidence: 'e', fix: 'f' }),
  });
  const bindings = Array.from({ length: 30 }, (_, index) => node('binding', `b-${index}`));
  const step = page([...bindings, broken]).steps.find(({ id }) => id === 'bindings');
  expect(step?.links[0]).toEqual({
    id: 'binding:broken',
    kind: 'binding',
    name: 'broken',
    health: 'bad',
    word: 'Failed',
  });
  expect([step?.links.length, step?.linkCount]).toEqual([20, 31]);
});

test('what several Applications name and is not there is told by the own usage, with its repair', () => {
  const usage = (name: string) => ({ kind: 'servicebindingusages', namespace: 'default', name }) as const;
  const missing = withViews(
    node('workload', 'web'),
    ['crm', 'shop'].map((name) => ({
      from: `usage:${name}`,
      health: tell(workloadMissing, { kind: 'Deployment', name: 'web', usage: usage(name) }),
    })),
  );
  const { steps, openStep } = page([node('usage', 'shop'), missing]);
  const { problem } = steps.find(({ id }) => id === 'workloads') ?? {};
  expect(openStep).toBe('workloads');
  expect(renderAll('en', problem?.evidence)).toBe('ServiceBindingUsage shop names Deployment web.');
  expect(problem?.remedy).toEqual({ action: 'unbind', target: usage('shop') });
});

const words: Record<CredentialKind, string> = {
  none: 'None',
  basic: 'Basic (user name and password)',
  oauth: 'OAuth 2 client credentials',
  oauthWithCertificate: 'OAuth 2 client credentials, proven by a client certificate',
  certificate: 'Client certificate',
};

function credentials(given: ServiceEntry['credentials']): string | undefined {
  const entry: ServiceEntry = { type: 'API', ...(given === undefined ? {} : { credentials: given }) };
  const { services } = page([], {
    application: { ...shop, spec: { services: [service('orders', [entry])] } },
  });
  return renderAll('en', services[0]?.entries[0]?.credentials);
}

test.each(credentialKinds)('a service is said to have %s', (kind) => {
  expect(credentials({ type: credentialTable[kind].storedType, secretName: 'a' })).toBe(words[kind]);
});

test('a service has None where an API names no credentials, and Unknown where it names a type that nobody knows', () => {
  expect(credentials(undefined)).toBe('None');
  expect(credentials({ type: 'Riddle', secretName: 'a' })).toBe('Unknown: Riddle');
});
