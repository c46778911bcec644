import { randomBytes, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { certificateRecordOf, lastUseOf } from '#lib/domain/application/certificate-record.ts';
import {
  type IssuedCertificates,
  issuedCertificatesOf,
} from '#lib/domain/application/issued-certificates.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { edgeProofHeader } from '#lib/http/edge-proof.ts';
import { eventually } from '#testing/eventually.ts';
import { clientCertHeaderOf, csrFor, privateKeyPem } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';
import { type Identity, type RunningEdge, startEchoBackend, startEdge } from '#testing/start-edge.ts';

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
    // who proved himself by the one before takes it up, too
    await eventually(async () =>
      (await edge.call(infoPath, { as: shop })).status === 200 ? true : undefined,
    );
  });
});

describe('the use of a certificate', () => {
  async function pairNew(name: string) {
    await api.kube.create<Application>(kinds.applications, {
      apiVersion: apiVersionOf(kinds.applications),
      kind: 'Application',
      metadata: { name },
      spec: {},
    });
    const { certificate, hash } = await connector.pair(name);
    const as: Identity = { cert: certificate.toString(), key: await privateKeyPem() };
    return { as, hash };
  }

  async function noted(name: string, hash: string) {
    const list = `${name}-issued-certificates`;
    const [application, certificates] = await Promise.all([
      api.kube.get<Application>(kinds.applications, name),
      api.kube.get<IssuedCertificates>(kinds.configmaps, list, api.namespace),
    ]);
    const certificate = issuedCertificatesOf(certificates).find(({ fingerprint }) => fingerprint === hash);
    return { use: lastUseOf(application), usedAt: certificate?.usedAt };
  }

  async function untilUsed(name: string, hash: string) {
    return eventually(async () => {
      const { use, usedAt } = await noted(name, hash);
      return use.is === 'used' ? { lastAt: use.lastAt, usedAt } : undefined;
    });
  }

  it('is noted by a call of the connector, and by none before it', async () => {
    const name = `info-${api.id}`;
    const { as, hash } = await pairNew(name);
    expect(await noted(name, hash)).toEqual({ use: { is: 'unused' }, usedAt: 'never' });
    expect((await edge.call(infoPath, { as })).status).toBe(200);
    const { lastAt, usedAt } = await untilUsed(name, hash);
    expect(usedAt).toBe(lastAt);
  });

  it('is noted by a call that goes to another service, and never by one that is refused', async () => {
    const [name, other] = [`calls-${api.id}`, `refused-${api.id}`];
    const { as, hash } = await pairNew(name);
    const refused = await pairNew(other);
    const path = `/${name}/v1/metadata/services`;
    await eventually(async () =>
      (await edge.call(path, { as: refused.as })).status === 403 ? true : undefined,
    );
    await edge.call(path, { as });
    await untilUsed(name, hash);
    expect(await noted(other, refused.hash)).toEqual({ use: { is: 'unused' }, usedAt: 'never' });
  });

  it('is noted once by all replicas within an hour, and again after it', async () => {
    const name = `hourly-${api.id}`;
    const { as, hash } = await pairNew(name);
    const call = () => edge.call(infoPath, { as });
    await call();
    const first = await untilUsed(name, hash);
    const { resourceVersion } = (await api.kube.get(kinds.applications, name)).metadata;
    // another replica, which has not seen the first call
    const replica = await startConnector(api);
    replica.clock.offsetMs = 600_000;
    const headers = clientCertHeaderOf(new X509Certificate(as.cert));
    await replica.asEdge(`${replica.external}${infoPath}`, { headers });
    // with it ends what it was doing
    await replica.stop();
    expect((await api.kube.get(kinds.applications, name)).metadata.resourceVersion).toBe(resourceVersion);
    expect((await noted(name, hash)).usedAt).toBe(first.lastAt);
    const later = await startConnector(api);
    later.clock.offsetMs = 3_600_000;
    try {
      await later.asEdge(`${later.external}${infoPath}`, { headers });
      await eventually(async () => ((await noted(name, hash)).usedAt === first.lastAt ? undefined : true));
    } finally {
      await later.stop();
    }
  });

  it('fails no call where the connector cannot be told', async () => {
    const name = `alone-${api.id}`;
    const { as, hash } = await pairNew(name);
    const registry = await startEchoBackend();
    const nowhere = { connectorExternalUrl: 'http://127.0.0.1:1' };
    const alone = await startEdge(api, registry.url, undefined, nowhere);
    try {
      expect((await alone.call(`/${name}/v1/metadata/services`, { as })).status).toBe(201);
      expect((await alone.call(infoPath, { as })).status).toBe(502);
    } finally {
      await alone.stop();
      registry.stop();
    }
    expect(await noted(name, hash)).toEqual({ use: { is: 'unused' }, usedAt: 'never' });
  });

  it('tells an Application that was made again of the certificate that still counts for it', async () => {
    const name = `again-${api.id}`;
    const { as, hash } = await pairNew(name);
    await api.kube.delete(kinds.applications, name);
    await eventually(async () =>
      (await api.kube.find(kinds.applications, name)) === undefined ? true : undefined,
    );
    await api.kube.create<Application>(kinds.applications, {
      apiVersion: apiVersionOf(kinds.applications),
      kind: 'Application',
      metadata: { name },
      spec: {},
    });
    await edge.call(infoPath, { as });
    await untilUsed(name, hash);
    const application = await api.kube.get<Application>(kinds.applications, name);
    expect(certificateRecordOf(application)?.fingerprint).toBe(hash);
  });
});
