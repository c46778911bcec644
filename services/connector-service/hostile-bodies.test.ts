import { afterAll, beforeAll, expect, it } from 'vitest';
import { edgeProofHeader, makeEdgeProof } from '#lib/http/edge-proof.ts';
import { clientCertHeader } from '#lib/pki/client-cert-header.ts';
import { type FloodOptions, flood, liveBytes } from '#testing/flood.ts';
import { createMemoryKube } from '#testing/memory-kube.ts';
import { csrFor, subjectOfShop } from '#testing/signing-requests.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';

const flatBytes = 16 * 1024 * 1024;
let connector: RunningConnector;
let clientCert: string;
let proofKey: Buffer;
let token: string;
let csr: string;

beforeAll(async () => {
  connector = await startConnector({ kube: createMemoryKube(), namespace: 'kyma-integration' });
  const { headers } = await connector.pair('shop');
  clientCert = headers['x-forwarded-client-cert'] ?? '';
  proofKey = await connector.proofKey();
  token = (await connector.newToken('shop')).token;
  // passes every check but the last one, and so leaves the token as it is
  csr = await csrFor(subjectOfShop.replace('shop', 'other'));
});
afterAll(() => connector?.stop());

const nobody = () => ({});

/** As the edge says it, body by body. */
function certified(method: string, url: string, body: Uint8Array): Record<string, string> {
  // nobody reads the body of a GET
  const read = method === 'GET' ? undefined : body;
  return {
    [clientCertHeader]: clientCert,
    [edgeProofHeader]: makeEdgeProof({ method, url, clientCert, body: read }, proofKey, new Date()),
  };
}

const hash = { hash: 'ab'.repeat(32) };
const noRequest = { csr: 'bm8gcmVxdWVzdA==' };

it.each([
  ['internal', 'POST', 'tokens', nobody, hash, [400]],
  ['internal', 'POST', 'certificates/revocations', nobody, hash, [201, 400]],
  ['external', 'GET', 'signingRequests/info', nobody, hash, [403]],
  ['external', 'POST', 'certificates', nobody, noRequest, [400]],
  ['external', 'GET', 'management/info', certified, hash, [200]],
  ['external', 'POST', 'certificates/renewals', certified, noRequest, [400]],
  ['external', 'POST', 'certificates/revocations', certified, hash, [201]],
] as const)(
  '%s: 10,000 hostile bodies at %s %s',
  (listener, method, rest, headersFor, valid, allowed) => {
    const path = `/v1/applications/${rest}${rest === 'certificates' ? `?token=${token}` : ''}`;
    const headers = (body: Uint8Array) => headersFor(method, path, body);
    return expectCalm({ url: connector[listener], method, path, headers, valid, count: 10_000 }, allowed);
  },
  300_000,
);

it('external: 1,000 bodies around a real request, whose signature is checked each time', async () => {
  const path = `/v1/applications/certificates?token=${token}`;
  await expectCalm({ url: connector.external, method: 'POST', path, valid: { csr }, count: 1_000 }, [400]);
}, 300_000);

async function expectCalm(options: FloodOptions, allowed: readonly number[]): Promise<void> {
  await flood({ ...options, count: 500 });
  const before = liveBytes();
  const { statuses, failures } = await flood(options);
  expect(failures).toEqual([]);
  expect([...statuses.keys()].filter((status) => !allowed.includes(status))).toEqual([]);
  expect([...statuses.values()].reduce((sum, each) => sum + each, 0)).toBe(options.count);
  expect(liveBytes() - before).toBeLessThan(flatBytes);
}
