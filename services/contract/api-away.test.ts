import { afterEach, beforeEach, expect, it } from 'vitest';
import { callUrl } from '../../e2e/harness/call-url.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { startBroker, type TestBroker } from '../../e2e/harness/start-broker.ts';
import { type RunningConnector, startConnector } from '../../e2e/harness/start-connector.ts';
import {
  type EchoBackend,
  newAuthority,
  newIdentity,
  putAuthority,
  startEchoBackend,
  startEdge,
} from '../../e2e/harness/start-edge.ts';
import { type FaultyApi, startFaultyApi } from '../../e2e/harness/start-faulty-api.ts';
import { base, buildRegistry, servicesPath } from '../../e2e/harness/start-registry.ts';

/** What an outside client or a platform meets while the Kubernetes API is away: the answer is never late and says why. */
const reason = 'The Kubernetes API does not answer. Try again later.';
let api: TestApi;
let faulty: FaultyApi;
let connector: RunningConnector;
let registry: ReturnType<typeof buildRegistry>;
let broker: TestBroker;
let echo: EchoBackend;

beforeEach(async () => {
  api = await startTestApi();
  faulty = await startFaultyApi(api.kube, { timeoutMs: 1_000 });
  connector = await startConnector({ kube: faulty.kube, namespace: api.namespace });
  registry = buildRegistry(api, faulty.kube);
  await registry.start();
  broker = await startBroker(api, {}, faulty.kube);
  echo = await startEchoBackend();
});

afterEach(async () => {
  faulty.hang(undefined);
  echo.stop();
  await broker.stop();
  await registry.stop();
  await connector.stop();
  await faulty.stop();
  await api.stop();
});

const ways: [string, () => Promise<void>][] = [
  ['hangs', async () => faulty.hang(() => true)],
  ['refuses connections', () => faulty.stop()],
  ['is too busy', async () => faulty.refuse(() => true)],
];

it.each(ways)('an API that %s is a 503 with the reason and when to come back', async (_name, away) => {
  const application = 'shop';
  const opened = await connector.newToken(application);
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
  const asked = await broker.osb('PUT', '/default/v2/service_instances/i?accepts_incomplete=true', {
    service_id: 's',
    plan_id: 'p',
    context: { platform: 'kubernetes', namespace: 'default' },
  });
  expect([asked.status, asked.headers.get('retry-after'), asked.body.error]).toEqual([
    503,
    '10',
    'Unavailable',
  ]);
});

it('the edge passes such an answer on', async () => {
  const authority = await newAuthority();
  await putAuthority(api, { 'ca.crt': authority.certificatePem, 'ca.key': authority.keyPem });
  const edge = await startEdge(api, connector.external);
  try {
    const info = await connector.newInfo('shop');
    const as = await newIdentity({ CN: 'shop' }, { from: authority });
    faulty.hang(() => true);
    const { status, headers, body } = await edge.call('/v1/applications/certificates/renewals', {
      as,
      body: JSON.stringify({ csr: await csrFor(subject) }),
    });
    expect([status, headers['retry-after'], body]).toEqual([503, '10', { code: 503, error: reason }]);
  } finally {
    await edge.stop();
  }
});
