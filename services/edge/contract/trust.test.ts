import { X509Certificate } from 'node:crypto';
import { Agent, request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import {
  type AuthoritySecret,
  publishedCertificates,
  withIssuedUntil,
  withNextAuthority,
} from '#lib/pki/authority-secret.ts';
import type { CertificateAndKeyPem } from '#lib/pki/certificate-authority.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
import { hashOf } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import {
  type EchoBackend,
  type Identity,
  newAuthority,
  newIdentity,
  putAuthority,
  type RunningEdge,
  startEchoBackend,
  startEdge,
} from '#testing/start-edge.ts';
import { readEdgeConfig } from '../config.ts';

let api: TestApi;
let backend: EchoBackend;
let edge: RunningEdge;
let strict: RunningEdge;
let ca: CertificateAndKeyPem;
let client: Identity;
let shop: string;

beforeAll(async () => {
  api = await startTestApi();
  shop = `shop-${api.id}`;
  backend = await startEchoBackend();
  ca = await newAuthority();
  await useAuthority(ca);
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: shop },
    spec: {},
  });
  edge = await startEdge(api, backend.url);
  strict = await startEdge(api, backend.url, { NODE_ENV: 'test', MOORING_EDGE_REFUSE_REVOKED: 'true' });
  client = await newIdentity({ CN: shop }, { from: ca });
});
afterAll(async () => {
  await strict?.stop();
  await edge?.stop();
  backend?.stop();
  await api?.stop();
});

function useAuthority(pem: CertificateAndKeyPem, more: Record<string, string> = {}): Promise<void> {
  return putAuthority(api, { 'ca.crt': pem.certificatePem, ...more });
}

async function statusFor(as: Identity, at: RunningEdge = edge): Promise<number> {
  return (await at.call(`/${shop}/v1/metadata`, { as })).status;
}

function becomes(status: number, as: Identity, at?: RunningEdge): Promise<true> {
  return eventually(async () => ((await statusFor(as, at)) === status ? true : undefined));
}

/** Asks twice on one connection, the second time after `between`. */
async function onOneConnection(as: Identity, between: () => Promise<unknown>): Promise<number[]> {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    ca: edge.serverCa,
    ...as,
    servername: 'localhost',
  });
  const sockets = new Set<unknown>();
  const ask = () =>
    new Promise<number>((resolve, reject) => {
      const request = httpsRequest(`${edge.edge}/${shop}/v1/metadata`, { agent }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      request.on('socket', (socket) => sockets.add(socket));
      request.on('error', reject);
      request.end();
    });
  try {
    const first = await ask();
    await between();
    const second = await ask();
    expect(sockets.size).toBe(1);
    return [first, second];
  } finally {
    agent.destroy();
  }
}

describe('the CA of client certificates', () => {
  it('is exchanged without a restart', async () => {
    const next = await newAuthority();
    const nextClient = await newIdentity({ CN: shop }, { from: next });
    expect(await statusFor(nextClient)).toBe(401);
    await useAuthority(next);
    await becomes(201, nextClient);
    expect(await statusFor(client)).toBe(401);
    await useAuthority(ca);
    await becomes(201, client);
  });

  it('counts at once on connections that were made before', async () => {
    const next = await newAuthority();
    const nextClient = await newIdentity({ CN: shop }, { from: next });
    const [before, after] = await onOneConnection(client, async () => {
      await useAuthority(next);
      await becomes(201, nextClient);
    });
    expect([before, after]).toEqual([201, 401]);
    await useAuthority(ca);
    await becomes(201, client);
    const [kept, still] = await onOneConnection(client, async () => {
      await useAuthority(ca, { more: 'x' });
      await becomes(201, client);
    });
    expect([kept, still]).toEqual([201, 201]);
  });

  it('may be several in one text', async () => {
    const other = await newAuthority();
    await useAuthority({ ...ca, certificatePem: ca.certificatePem + other.certificatePem });
    await becomes(201, await newIdentity({ CN: shop }, { from: other }));
    expect(await statusFor(client)).toBe(201);
    await useAuthority(ca);
  });

  it('is trusted besides the next one until the last of its certificates ends', async () => {
    const next = await newAuthority();
    const now = new Date();
    const empty: AuthoritySecret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'ca' } };
    const first = withNextAuthority(empty, ca, { now, overlap: false });
    const trustUntil = (until: Date) => {
      const noted = withIssuedUntil(first, ca.certificatePem, until);
      return putAuthority(api, publishedCertificates(withNextAuthority(noted, next, { now, overlap: true })));
    };
    await trustUntil(new Date(now.getTime() + 3_600_000));
    await becomes(201, await newIdentity({ CN: shop }, { from: next }));
    expect(await statusFor(client)).toBe(201);
    const until = new Date(Date.now() + 1_000);
    await trustUntil(until);
    await becomes(401, client);
    expect(Date.now()).toBeGreaterThanOrEqual(until.getTime());
    await useAuthority(ca);
    await becomes(201, client);
  });

  it.each([
    ['missing', {}],
    ['garbage', { 'ca.crt': 'garbage' }],
  ])('lets nobody in while it is %s, and everybody again afterwards', async (_what, members) => {
    await putAuthority(api, members);
    await eventually(async () => ((await statusFor(client)) === 401 ? true : undefined));
    await useAuthority(ca);
    await becomes(201, client);
  });
});

describe("the edge's own certificate", () => {
  it('is exchanged without a restart', async () => {
    const other = await startEdge(api, backend.url, undefined, { serverSecretName: 'other-server-tls' });
    try {
      const first = other.serverCa;
      await api.kube.delete(kinds.secrets, 'other-server-tls', api.namespace);
      const replaced = await startEdge(api, backend.url, undefined, { serverSecretName: 'other-server-tls' });
      const next = replaced.serverCa;
      await replaced.stop();
      expect(next).not.toBe(first);
      const url = `${other.edge}/${shop}/v1/metadata`;
      await eventually(async () => {
        const answer = await callUrl(url, { tls: { ca: next, ...client } }).catch(() => undefined);
        return answer?.status === 201 ? true : undefined;
      });
      await expect(callUrl(url, { tls: { ca: first, ...client } })).rejects.toThrow();
    } finally {
      await other.stop();
    }
  });

  it('names hosts that were added, from the same CA', async () => {
    const names = { serverSecretName: 'other-server-tls' };
    const first = await startEdge(api, backend.url, undefined, names);
    await first.stop();
    const hosts = ['localhost', '127.0.0.1', 'gateway.example.com'];
    const more = await startEdge(api, backend.url, undefined, { ...names, hosts });
    try {
      expect(more.serverCa).toBe(first.serverCa);
      const servername = 'gateway.example.com';
      expect(await more.call(`/${shop}/v1/metadata`, { as: client, tls: { servername } })).toMatchObject({
        status: 201,
      });
    } finally {
      await more.stop();
    }
  });

  it('is kept over a restart', async () => {
    const again = await startEdge(api, backend.url);
    expect(again.serverCa).toBe(edge.serverCa);
    await again.stop();
  });
});

describe('a revoked certificate (2.10)', () => {
  async function revoke(as: Identity): Promise<void> {
    const hash = hashOf(new X509Certificate(as.cert));
    const list: KubeObject & { data: Record<string, string> } = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'revocations-config', namespace: api.namespace },
      data: {},
    };
    await api.kube.create(kinds.configmaps, list).catch(() => undefined);
    await api.kube.patch(kinds.configmaps, list.metadata, 'merge', { data: { [hash]: hash } });
  }

  it('keeps working for calls, and is refused where the switch is on', async () => {
    const as = await newIdentity({ CN: shop }, { from: ca });
    expect(await statusFor(as, strict)).toBe(201);
    await revoke(as);
    await becomes(403, as, strict);
    expect(await statusFor(as)).toBe(201);
    const { body } = await strict.call('/v1/applications/certificates/renewals', { as, body: '{}' });
    expect(body.error).toContain('revoked');
    expect(await statusFor(client, strict)).toBe(201);
  });
});

describe('behind an ingress (2.11, 4.3)', () => {
  const hash = 'a'.repeat(64);
  const ask = (header?: string, path = `/${shop}/v1/metadata`) =>
    callUrl(
      edge.forwarded + path,
      header === undefined ? {} : { headers: { 'x-forwarded-client-cert': header } },
    );

  it.each([undefined, ''])('answers 500 to the header %j', async (header) => {
    const { status, body } = await ask(header);
    expect([status, body]).toEqual([500, { code: 500, error: 'X-Forwarded-Client-Cert header not found' }]);
  });

  it.each([
    ['its own', 'Subject="CN=APP"', 201],
    [
      'its own, then a hop',
      `Hash=${hash};Subject="CN=APP,O=x";URI=,By=spiffe://a;Hash=${hash};Subject=""`,
      201,
    ],
    ['a hop, then its own', `By=spiffe://a;Subject="",Hash=${hash};Subject="O=x,CN=APP"`, 201],
    ['that of another', 'Subject="CN=other"', 403],
    ['only a hop', 'By=spiffe://a;Subject=""', 403],
    ['a name inside another value', 'Subject="O=x\\\\,CN=APP"', 403],
    ['a part without an equal sign', 'Subject="CN=APP,odd"', 201],
    ['garbage', '";;,=', 403],
  ])('lets in by the subject: %s', async (_what, header, status) => {
    const answer = await ask(header.replace('APP', shop));
    expect(answer.status).toBe(status);
  });

  it('hands the header on to registry and connector', async () => {
    const header = `Hash=${hash};Subject="CN=${shop}";URI=`;
    for (const path of [`/${shop}/v1/metadata`, '/v1/applications/management/info']) {
      expect((await ask(header, path)).body.headers['x-forwarded-client-cert']).toBe(header);
    }
  });

  it('believes nobody but the named addresses', async () => {
    const elsewhere = await startEdge(api, backend.url, {
      NODE_ENV: 'test',
      MOORING_EDGE_FORWARDED_FROM: '10.0.0.7, 192.0.2.0/24',
    });
    try {
      const headers = { 'x-forwarded-client-cert': `Subject="CN=${shop}"` };
      const { status, body } = await callUrl(`${elsewhere.forwarded}/${shop}/v1/metadata`, { headers });
      expect([status, body.code]).toEqual([403, 403]);
      expect(body.error).toContain('MOORING_EDGE_FORWARDED_FROM');
    } finally {
      await elsewhere.stop();
    }
  });

  it.each([undefined, '', 'somewhere', '10.0.0.0/40'])('does not start with the addresses %j', (from) => {
    const env = { MOORING_EDGE_FORWARDED_PORT: '8090', MOORING_EDGE_FORWARDED_FROM: from };
    expect(() => readEdgeConfig(env as unknown as NodeJS.ProcessEnv)).toThrow('MOORING_EDGE_FORWARDED_FROM');
  });
});

it.each(['/v1/health'])('tells its health at %s', async (path) => {
  expect((await callUrl(edge.health + path)).status).toBe(200);
});
