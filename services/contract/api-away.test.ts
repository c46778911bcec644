import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BrokerWorld, createBrokerWorld } from '#testing/broker-world.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
import { provisionBody, registeredService } from '#testing/registered-service.ts';
import { privateKeyPem } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { startBroker, type TestBroker } from '#testing/start-broker.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';
import { startEdge } from '#testing/start-edge.ts';
import { type FaultyApi, startFaultyApi } from '#testing/start-faulty-api.ts';
import { base, buildRegistry, servicesPath } from '#testing/start-registry.ts';

/** What an outside client or a platform meets while the Kubernetes API is away: the answer is never late and says why. */
const reason = 'The Kubernetes API does not answer. Try again later.';
let api: TestApi;
let faulty: FaultyApi;
let connector: RunningConnector;
let registry: ReturnType<typeof buildRegistry>;
let broker: TestBroker;
let world: BrokerWorld;

beforeEach(async () => {
  api = await startTestApi();
  faulty = await startFaultyApi(api.kube, { timeoutMs: 1_000 });
  connector = await startConnector({ kube: faulty.kube, namespace: api.namespace });
  registry = buildRegistry(api, faulty.kube);
  await registry.start();
  broker = await startBroker(api, {}, faulty.kube);
  world = createBrokerWorld(api);
});

afterEach(async () => {
  faulty.hang(undefined);
  await broker.stop();
  await registry.stop();
  await connector.stop();
  await faulty.stop();
  await world.stop();
  await api.stop();
});

/** What a platform would order of a broker that knows it. */
async function offered() {
  const namespace = await world.newNamespace();
  const service = registeredService(world.newId(), { types: ['API'] });
  await world.map(namespace, await world.createApplication([service]));
  await eventually(async () => {
    const { body } = await broker.osb('GET', `/${namespace}/v2/catalog`);
    return body.services?.length > 0 ? true : undefined;
  });
  return [namespace, world.newId(), provisionBody(service.id)] as const;
}

const ways: [string, () => Promise<void>][] = [
  ['hangs', async () => faulty.hang(() => true)],
  ['refuses connections', () => faulty.stop()],
  ['is too busy', async () => faulty.refuse(() => true)],
];

it.each(ways)('an API that %s is a 503 with the reason and when to come back', async (_name, away) => {
  const application = 'shop';
  const opened = await connector.newToken(application);
  const order = await offered();
  await away();

  const json = { 'content-type': 'application/json' };
  const answers = await Promise.all([
    callUrl(`${connector.internal}/v1/applications/tokens`, { method: 'POST', headers: { application } }),
    callUrl(opened.url),
    callUrl(`${registry.addresses.registry}${servicesPath(application)}`),
    callUrl(`${registry.addresses.registry}${servicesPath(application)}`, {
      headers: json,
      body: JSON.stringify({ ...base, api: { targetUrl: 'https://shop.example' } }),
    }),
  ]);
  for (const { status, headers, body } of answers) {
    expect([status, headers['retry-after'], body]).toEqual([503, '10', { code: 503, error: reason }]);
  }
  const { status, headers, body } = await broker.provision(...order);
  expect([status, headers.get('retry-after'), body.error]).toEqual([503, '10', 'Unavailable']);
});

it('the edge passes such an answer on, and its own state outlives the API', async () => {
  const { certificate } = await connector.pair('shop');
  const as = { cert: certificate.toString(), key: await privateKeyPem() };
  const behind = createServer((_request, answer) => {
    answer.writeHead(503, { 'retry-after': '10' }).end(JSON.stringify({ code: 503, error: reason }));
  }).listen(0, '127.0.0.1');
  await once(behind, 'listening');
  const backendUrl = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`;
  const edge = await startEdge({ ...api, kube: faulty.kube }, backendUrl);
  try {
    faulty.hang(() => true);
    const answer = await edge.call('/v1/applications/management/info', { as });
    expect([answer.status, answer.headers['retry-after'], answer.body]).toEqual([
      503,
      '10',
      { code: 503, error: reason },
    ]);
  } finally {
    await edge.stop();
    behind.closeAllConnections();
    behind.close();
  }
});
