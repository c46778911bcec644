import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiVersionOf, type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { createPlatform, type Platform } from '#services/platform.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { base, callRegistry, servicesPath } from '#testing/start-registry.ts';

/** Who wrote what, as the API server notes it: the whole platform in one process, as sandbox and laptop run it. */
let api: TestApi;
let home: string;
let platform: Platform;
let application: string;

beforeAll(async () => {
  [api, home] = await Promise.all([startTestApi(), mkdtemp(join(tmpdir(), 'mooring-managers-'))]);
  platform = createPlatform({
    kube: api.kube,
    log: createLogger('test', 'silent'),
    host: '127.0.0.1',
    portOf: async () => 0,
    edgeCaFile: join(home, 'edge-ca.pem'),
    eventsFile: join(home, 'events.sqlite'),
    env: { NODE_ENV: 'test', MOORING_NAMESPACE: api.namespace },
  });
  await platform.start();
  application = `shop-${api.id}`;
  const console = api.kube.as('mooring-console');
  const own = { name: application };
  await console.create(kinds.applications, {
    ...typeOf(kinds.applications),
    metadata: own,
    spec: { description: 'test', services: [] },
  } as KubeObject);
  const inNamespace = { ...own, namespace: api.namespace, labels: { made: 'here' } };
  await console.create(kinds.tokenrequests, { ...typeOf(kinds.tokenrequests), metadata: inNamespace });
  await console.create(kinds.applicationmappings, {
    ...typeOf(kinds.applicationmappings),
    metadata: inNamespace,
  });
  const credentials = { basic: { username: 'ada', password: 'lovelace' } };
  const registered = await callRegistry(platform.addresses.registry, 'POST', servicesPath(application), {
    ...base,
    api: { targetUrl: 'https://orders.example.com', credentials },
  });
  expect(registered.status).toBe(200);
});

afterAll(async () => {
  await platform?.stop();
  await api?.stop();
  await rm(home, { recursive: true, force: true });
});

function typeOf(kind: KindInfo): Pick<KubeObject, 'apiVersion' | 'kind'> {
  return { apiVersion: apiVersionOf(kind), kind: kind.kind };
}

/** The managers of all objects of a kind that this run has made. */
async function managersOf(kind: KindInfo): Promise<string[]> {
  interface Managed extends KubeObject {
    metadata: KubeObject['metadata'] & { managedFields?: { manager?: string }[] };
  }
  const { items } = kind.namespaced
    ? await api.kube.list<Managed>(kind, { namespace: api.namespace })
    : { items: [await api.kube.get<Managed>(kind, application)] };
  const managers = items.flatMap(({ metadata }) => metadata.managedFields ?? []);
  return [...new Set(managers.map(({ manager = '' }) => manager))].sort();
}

it.each<[string, KindInfo, string[]]>([
  ['an Application', kinds.applications, ['application-operator', 'application-registry', 'console']],
  ['a TokenRequest', kinds.tokenrequests, ['connection-token-handler', 'console']],
  ['a ServiceBroker', kinds.servicebrokers, ['application-broker', 'service-catalog']],
  ['classes', kinds.serviceclasses, ['service-catalog']],
  ['an ApplicationMapping', kinds.applicationmappings, ['console']],
])('%s says which components wrote it', async (_name, kind, components) => {
  await eventually(async () => {
    const managers = await managersOf(kind);
    return managers.length === components.length ? true : undefined;
  }, 10_000);
  expect(await managersOf(kind)).toEqual(components.map((component) => `mooring-${component}`));
});

it('nobody of the platform writes without a name', async () => {
  for (const kind of [kinds.secrets, kinds.configmaps, kinds.services]) {
    const managers = await managersOf(kind);
    // those of the cluster itself: tokens of ServiceAccounts, the CA in each namespace
    const own = managers.filter((manager) => manager !== 'kube-controller-manager');
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((manager) => !manager.startsWith('mooring-'))).toEqual([]);
  }
});
