import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { edgeProofHeader, makeEdgeProof } from '#lib/http/edge-proof.ts';
import { callUrl } from '#testing/call-url.ts';
import { csrFor } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type PairedClient, type RunningConnector, startConnector } from '#testing/start-connector.ts';

const secretName = 'mooring-edge-proof';
const paths = {
  info: ['GET', '/v1/applications/management/info'],
  renewal: ['POST', '/v1/applications/certificates/renewals'],
  revocation: ['POST', '/v1/applications/certificates/revocations'],
} as const;
let api: TestApi;
let connector: RunningConnector;
let client: PairedClient;
let clientCert: string;
let body: string;

beforeAll(async () => {
  api = await startTestApi();
  connector = await startConnector(api);
  client = await connector.pair('shop');
  clientCert = client.headers['x-forwarded-client-cert'] ?? '';
  body = JSON.stringify({ csr: await csrFor() });
});
beforeEach(() => {
  connector.clock.offsetMs = 0;
});
afterAll(async () => {
  await connector?.stop();
  await api?.stop();
});

function send(what: keyof typeof paths, headers: Record<string, string>, sent = body) {
  const [method, path] = paths[what];
  return callUrl(connector.external + path, { method, headers, body: method === 'GET' ? undefined : sent });
}

/** Headers as somebody with this key would send them. */
function proven(what: keyof typeof paths, key: Uint8Array, now = new Date()): Record<string, string> {
  const [method, url] = paths[what];
  const request = { method, url, clientCert, body: method === 'GET' ? undefined : Buffer.from(body) };
  return { ...client.headers, [edgeProofHeader]: makeEdgeProof(request, key, now) };
}

async function setKeys(data: Record<string, string | null>): Promise<void> {
  await api.kube.patch(kinds.secrets, { name: secretName, namespace: api.namespace }, 'merge', { data });
}

describe.each(['info', 'renewal', 'revocation'] as const)('X-Forwarded-Client-Cert at %s', (what) => {
  it('is believed with the proof of the edge', async () => {
    const { status } = await send(what, proven(what, await connector.proofKey()));
    expect(status).toBe(what === 'info' ? 200 : 201);
    const list = { name: 'revocations-config', namespace: api.namespace };
    await api.kube.patch(kinds.configmaps, list, 'merge', { data: null });
  });

  it.each<[string, () => Record<string, string> | Promise<Record<string, string>>]>([
    ['alone', () => ({})],
    ['with an empty proof', () => ({ [edgeProofHeader]: '' })],
    ['with nonsense for a proof', () => ({ [edgeProofHeader]: 'v1.1.x' })],
    ['with the proof of another key', () => proven(what, randomBytes(32))],
    ['with the proof of an empty key', () => proven(what, new Uint8Array())],
    [
      'with the proof of an hour ago',
      async () => proven(what, await connector.proofKey(), new Date(Date.now() - 3_600_000)),
    ],
    [
      'with the proof for another path',
      async () => proven(what === 'info' ? 'renewal' : 'info', await connector.proofKey()),
    ],
    [
      'with the proof for another certificate',
      async () => ({
        ...proven(what, await connector.proofKey()),
        'x-forwarded-client-cert': clientCert.replace('CN=shop', 'CN=other'),
      }),
    ],
  ])('%s is as if it were not there', async (_what, headers) => {
    const answer = await send(what, { ...client.headers, ...(await headers()) });
    expect([answer.status, answer.body.error]).toEqual([
      400,
      expect.stringMatching(/^Invalid certificate: none came/),
    ]);
  });
});

it('lets nobody who has seen a renewal use it for a key of his own', async () => {
  const seen = proven('renewal', await connector.proofKey());
  const own = JSON.stringify({ csr: await csrFor(undefined, { kind: 'P-256' }) });
  expect((await send('renewal', seen, own)).status).toBe(400);
  expect((await send('renewal', seen)).status).toBe(201);
});

it('ignores the header where a token speaks for the caller', async () => {
  const { url } = await connector.newToken('other');
  expect((await callUrl(url, { headers: client.headers })).body.certificate.subject).toContain('CN=other');
});

it('goes by its own clock', async () => {
  const headers = proven('info', await connector.proofKey());
  connector.clock.offsetMs = 61_000;
  expect((await send('info', headers)).status).toBe(400);
  connector.clock.offsetMs = 50_000;
  expect((await send('info', headers)).status).toBe(200);
});

describe('the key', () => {
  it('is the same for all replicas', async () => {
    const other = await startConnector(api);
    try {
      const url = other.external + paths.info[1];
      expect((await callUrl(url, { headers: proven('info', await connector.proofKey()) })).status).toBe(200);
    } finally {
      await other.stop();
    }
  });

  it('counts as the former one beside the next, and no longer than it stands there', async () => {
    const former = await connector.proofKey();
    const next = randomBytes(32);
    await setKeys({ key: next.toString('base64'), former: former.toString('base64') });
    // at once, though the connector has just read the former one
    expect((await send('info', proven('info', next))).status).toBe(200);
    expect((await send('info', proven('info', former))).status).toBe(200);
    await setKeys({ former: null });
    expect((await send('info', proven('info', randomBytes(32)))).status).toBe(400);
    expect((await send('info', proven('info', former))).status).toBe(400);
    expect((await send('info', proven('info', next))).status).toBe(200);
  });

  it('is void once its Secret is deleted, and a new one is there for the next call', async () => {
    const stolen = await connector.proofKey();
    await api.kube.delete(kinds.secrets, secretName, api.namespace);
    const next = await connector.proofKey();
    expect((await send('info', proven('info', next))).status).toBe(200);
    expect((await send('info', proven('info', stolen))).status).toBe(400);
  });

  it('convinces nobody while the Secret holds something else, and says so', async () => {
    const key = await connector.proofKey();
    await setKeys({ key: Buffer.from('short').toString('base64'), former: null });
    const { status, body } = await send('info', proven('info', randomBytes(32)));
    expect([status, body.error]).toEqual([503, expect.stringContaining(secretName)]);
    await setKeys({ key: key.toString('base64') });
    expect(
      (await connector.asEdge(connector.external + paths.info[1], { headers: client.headers })).status,
    ).toBe(200);
  });
});
