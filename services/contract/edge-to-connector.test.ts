import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { edgeProofHeader } from '#lib/http/edge-proof.ts';
import { csrFor, privateKeyPem } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';
import { type Identity, type RunningEdge, startEdge } from '#testing/start-edge.ts';

const infoPath = '/v1/applications/management/info';
const renewalPath = '/v1/applications/certificates/renewals';
const secretName = 'mooring-edge-proof';
let api: TestApi;
let connector: RunningConnector;
let edge: RunningEdge;
let shop: Identity;
let csr: string;

beforeAll(async () => {
  api = await startTestApi();
  connector = await startConnector(api);
  edge = await startEdge(api, connector.external);
  csr = await csrFor();
  const { certificate } = await connector.pair('shop');
  shop = { cert: certificate.toString(), key: await privateKeyPem() };
});
afterAll(async () => {
  await edge?.stop();
  await connector?.stop();
  await api?.stop();
});

function renew(query = '') {
  return edge.call(renewalPath + query, { as: shop, body: JSON.stringify({ csr }) });
}

it.each(['', '?', '?a=%20b&c'])('the edge renews by the connector: "%s"', async (query) => {
  expect((await renew(query)).status).toBe(201);
});

it('passes on whose certificate it was, whatever the caller says about himself and in whose name', async () => {
  const headers = {
    'x-forwarded-client-cert': `Hash=${'a'.repeat(64)};Subject="CN=other,OU=OrgUnit,O=Organization,L=Waldorf,ST=Waldorf,C=DE"`,
    [edgeProofHeader]: 'v1.1.x',
    connection: `x-forwarded-client-cert, ${edgeProofHeader}`,
  };
  const { status, body } = await edge.call(infoPath, { as: shop, headers });
  expect([status, body.clientIdentity]).toEqual([200, { application: 'shop' }]);
});

it.each([
  ['GET', '{"csr":"x"}', 200],
  ['HEAD', undefined, 405],
  ['DELETE', '{}', 405],
  ['PUT', '{}', 405],
])('passes on %s with the body %s as it is', async (method, body, status) => {
  expect((await edge.call(infoPath, { as: shop, method, body })).status).toBe(status);
});

describe('the key of its proofs', () => {
  it('may be exchanged for another while requests run', async () => {
    const former = (await connector.proofKey()).toString('base64');
    const data = { key: randomBytes(32).toString('base64'), former };
    const target = { name: secretName, namespace: api.namespace };
    const statuses = await Promise.all([
      ...Array.from({ length: 10 }, () => renew()),
      api.kube.patch(kinds.secrets, target, 'merge', { data }).then(() => renew()),
      ...Array.from({ length: 10 }, () => renew()),
    ]).then((answers) => answers.map(({ status }) => status));
    expect(new Set(statuses)).toEqual(new Set([201]));
  });

  it('is made anew where the Secret is deleted', async () => {
    await api.kube.delete(kinds.secrets, secretName, api.namespace);
    const next = await startEdge(api, connector.external);
    try {
      expect((await next.call(infoPath, { as: shop })).status).toBe(200);
    } finally {
      await next.stop();
    }
  });
});
