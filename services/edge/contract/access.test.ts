import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { CertificateAndKeyPem } from '#lib/pki/certificate-authority.ts';
import type { Subject } from '#lib/pki/subject.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
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

const noSubject = { code: 403, error: 'No valid subject found' };
let api: TestApi;
let backend: EchoBackend;
let edge: RunningEdge;
let ca: CertificateAndKeyPem;
let client: Identity;
let shop: string;

beforeAll(async () => {
  api = await startTestApi();
  shop = `shop-${api.id}`;
  backend = await startEchoBackend();
  ca = await newAuthority();
  await putAuthority(api, { 'ca.crt': ca.certificatePem });
  edge = await startEdge(api, backend.url);
  client = await newIdentity({ CN: shop }, { from: ca });
  await createApplication(shop);
});
afterAll(async () => {
  await edge?.stop();
  backend?.stop();
  await api?.stop();
});

/** Creates it and waits until the edge knows it. */
async function createApplication(name: string, spec: Application['spec'] = {}): Promise<void> {
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name },
    spec,
  });
  await eventually(async () =>
    (await edge.call(`/${name}/v1/metadata`, { as: client })).status === 404 ? undefined : true,
  );
}

describe('without an acceptable certificate (4.1)', () => {
  it.each(['metadata/services', 'events', 'events/subscribed'])('answers 401 to /APP/v1/%s', async (path) => {
    const { status, body } = await edge.call(`/${shop}/v1/${path}`);
    expect([status, body.code]).toEqual([401, 401]);
    expect(body.error).toContain('client certificate is required');
  });

  it.each(['management/info', 'certificates/renewals', 'certificates/revocations'])(
    'answers 401 to /v1/applications/%s',
    async (path) => {
      expect((await edge.call(`/v1/applications/${path}`)).status).toBe(401);
    },
  );

  it('answers 401 to one of another CA, though that has the same name', async () => {
    const stranger = await newIdentity({ CN: shop }, { from: await newAuthority() });
    const { status, body } = await edge.call(`/${shop}/v1/metadata`, { as: stranger });
    expect(status).toBe(401);
    expect(body.error).toContain('not accepted');
  });

  it('answers 401 to an expired one', async () => {
    const expired = await newIdentity({ CN: shop }, { from: ca, validityMs: -1_000 });
    const { status, body } = await edge.call(`/${shop}/v1/metadata`, { as: expired });
    expect(status).toBe(401);
    expect(body.error).toContain('has expired');
  });

  it('does not speak TLS 1.1', async () => {
    const url = new URL(edge.edge);
    const error = await new Promise<Error>((resolve, reject) => {
      const request = httpsRequest(url, {
        ca: edge.serverCa,
        maxVersion: 'TLSv1.1',
        minVersion: 'TLSv1',
        ciphers: 'ALL@SECLEVEL=0',
      });
      request.on('error', resolve);
      request.on('response', () => reject(new Error('it answered')));
      request.end();
    });
    expect(String(error)).toMatch(/version|protocol|alert/i);
  });
});

describe('with one that the connector signed (4.1)', () => {
  it.each(['P-256', 'P-384', 'RSA 2048', 'RSA 4096'] as const)('takes a key of %s', async (kind) => {
    const as = await newIdentity({ CN: shop }, { from: ca, kind });
    expect((await edge.call(`/${shop}/v1/metadata`, { as })).status).toBe(201);
  });

  it('takes the certificate alone, and with its CA behind it', async () => {
    const withCa = { ...client, cert: client.cert + ca.certificatePem };
    expect((await edge.call(`/${shop}/v1/metadata`, { as: client })).status).toBe(201);
    expect((await edge.call(`/${shop}/v1/metadata`, { as: withCa })).status).toBe(201);
  });

  it('takes a client that names no server', async () => {
    const tls = { servername: '' };
    const url = `${edge.edge}/${shop}/v1/metadata`;
    const answer = await callUrl(url, { tls: { ca: edge.serverCa, ...client, ...tls } });
    expect(answer.status).toBe(201);
  });

  it.each(['localhost', '127.0.0.1'])('has a server certificate for %s', async (host) => {
    const url = `${edge.edge.replace('127.0.0.1', host)}/${shop}/v1/metadata`;
    const servername = host === 'localhost' ? host : '';
    expect((await callUrl(url, { tls: { ca: edge.serverCa, ...client, servername } })).status).toBe(201);
  });
});

describe('whom it lets in (4.3)', () => {
  const clientIds = (...ids: string[]) => ({ compassMetadata: { authentication: { clientIds: ids } } });

  it.each<[string, Application['spec'], Partial<Subject>, number]>([
    ['none of both: own name', {}, {}, 201],
    ['none of both: other name', {}, { CN: 'other' }, 403],
    ['none of both: capitals', {}, { CN: 'APP' }, 403],
    ['none of both: any organization', {}, { O: 'any', OU: 'any' }, 201],
    ['tenant and group: they fit', { tenant: 't', group: 'g' }, { O: 't', OU: 'g' }, 201],
    ['tenant and group: other organization', { tenant: 't', group: 'g' }, { O: 'x', OU: 'g' }, 403],
    ['tenant and group: other unit', { tenant: 't', group: 'g' }, { O: 't', OU: 'x' }, 403],
    ['tenant and group: other name', { tenant: 't', group: 'g' }, { CN: 'other', O: 't', OU: 'g' }, 403],
    ['tenant alone is none', { tenant: 't' }, {}, 201],
    ['group alone is none', { group: 'g' }, {}, 201],
    ['client ids: one of them', clientIds('a', 'b'), { CN: 'b' }, 201],
    ['client ids: own name', clientIds('a', 'b'), {}, 403],
    ['client ids: part of one', clientIds('abc'), { CN: 'ab' }, 403],
    ['client ids: none listed', clientIds(), {}, 201],
    [
      'client ids and tenant: all fit',
      { ...clientIds('a'), tenant: 't', group: 'g' },
      { CN: 'a', O: 't', OU: 'g' },
      201,
    ],
    [
      'client ids and tenant: tenant differs',
      { ...clientIds('a'), tenant: 't', group: 'g' },
      { CN: 'a' },
      403,
    ],
  ])('%s', async (_what, spec, subject, status) => {
    const name = `rule-${api.id}-${Math.random().toString(36).slice(2, 8)}`;
    await createApplication(name, spec);
    const as = await newIdentity({ CN: name, ...subject }, { from: ca });
    const answer = await edge.call(`/${name}/v1/metadata/services`, { as });
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.body).toEqual(noSubject);
    }
  });

  it.each(['v1/metadata/services', 'v1/events', 'v2/events', 'events', 'v1/nothing'])(
    'answers 403 to the certificate of another application at /APP/%s',
    async (path) => {
      const other = await newIdentity({ CN: 'other' }, { from: ca });
      const { status, body } = await edge.call(`/${shop}/${path}`, { as: other });
      expect([status, body]).toEqual([403, noSubject]);
    },
  );

  it('answers 404 where there is no such Application (4.2)', async () => {
    const { status, body } = await edge.call(`/none-${api.id}/v1/metadata`, { as: client });
    expect([status, body.code]).toEqual([404, 404]);
  });

  it('answers 403 to who registers a service there: a client that PUTs, meets 404 and POSTs comes to an end', async () => {
    const path = `/none-${api.id}/v1/metadata/services`;
    const post = await edge.call(path, { as: client, body: '{}' });
    expect([post.status, post.body.error]).toEqual([403, expect.stringContaining('created again')]);
    for (const [method, at] of [
      ['PUT', `${path}/1`],
      ['GET', path],
      ['DELETE', `${path}/1`],
    ] as const) {
      expect((await edge.call(at, { as: client, method })).status).toBe(404);
    }
  });

  it('forgets an Application as soon as it is deleted', async () => {
    const name = `brief-${api.id}`;
    await createApplication(name);
    const as = await newIdentity({ CN: name }, { from: ca });
    expect((await edge.call(`/${name}/v1/metadata`, { as })).status).toBe(201);
    await api.kube.delete(kinds.applications, name);
    await eventually(async () =>
      (await edge.call(`/${name}/v1/metadata`, { as })).status === 404 ? true : undefined,
    );
  });

  it('learns of a change of the rule without a restart', async () => {
    const name = `changing-${api.id}`;
    await createApplication(name);
    const as = await newIdentity({ CN: name }, { from: ca });
    await api.kube.patch(kinds.applications, { name }, 'merge', { spec: clientIds('somebody') });
    await eventually(async () =>
      (await edge.call(`/${name}/v1/metadata`, { as })).status === 403 ? true : undefined,
    );
  });
});

describe('where it leads (4.2, 4.4)', () => {
  it.each([
    ['/APP/v1/metadata'],
    ['/APP/v1/metadata/api.yaml'],
    ['/APP/v1/metadata/services'],
    ['/APP/v1/metadata/services/1?a=b%20c&d'],
    ['/APP/v1/metadata/%7Bx%7D'],
  ])('%s goes to the registry as it is', async (path) => {
    const wanted = path.replace('APP', shop);
    const { status, body } = await edge.call(wanted, { as: client });
    expect([status, body.url]).toEqual([201, wanted]);
  });

  it.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH'])('forwards %s with its body', async (method) => {
    const body = method === 'GET' ? undefined : '{"a":"ö"}';
    const answer = await edge.call(`/${shop}/v1/metadata/services`, { as: client, method, body });
    expect(answer.body).toMatchObject({ method, body: body ?? '' });
  });

  it.each(['applications', 'runtimes'])('/v1/%s/... goes to the connector', async (kind) => {
    for (const path of ['management/info', 'certificates/renewals', 'certificates/revocations']) {
      const { status, body } = await edge.call(`/v1/${kind}/${path}`, { as: client, method: 'POST' });
      expect([status, body.url]).toEqual([201, `/v1/${kind}/${path}`]);
    }
  });

  it.each(['v1/events', 'v1/events/subscribed', 'v2/events', 'events'])(
    '/APP/%s goes to the event service, which is not there: 502 without a body',
    async (path) => {
      const { status, text } = await edge.call(`/${shop}/${path}`, { as: client, body: '{}' });
      expect([status, text]).toEqual([502, '']);
    },
  );

  it.each([
    ['/v1/applications/tokens', 404],
    ['/v1/applications/signingRequests/info', 404],
    ['/APP', 404],
    ['/APP/', 404],
    ['/APP/v1/applications', 404],
    ['/APP/v1/metadatax', 404],
    ['/APP/v3/events', 404],
    ['/APP/eventsx', 404],
    ['/APP/V1/metadata', 404],
    ['/APP%2fv1/metadata', 404],
    ['/APP/v1/metadata/%2e%2e/%2e%2e/other/v1/metadata', 404],
    ['/APP/v1/metadata/%5c..%5cother', 404],
    ['/', 404],
    ['/APP//v1/metadata', 301],
    ['/APP/v1/metadata/../../other/v1/metadata', 301],
  ])('%s goes nowhere: %i', async (path, status) => {
    const answer = await edge.call(path.replace('APP', shop), { as: client });
    expect(answer.status).toBe(status);
  });
});

describe('what it tells the services behind (4.1, 4.4)', () => {
  const ownHeader = () =>
    new RegExp(
      `^Hash=[0-9a-f]{64};Subject="CN=${shop},OU=OrgUnit,O=Organization,L=Waldorf,ST=Waldorf,C=DE";URI=$`,
    );

  it.each([{}, { 'x-forwarded-client-cert': 'Subject="CN=admin"' }, { 'X-FORWARDED-CLIENT-CERT': 'x' }])(
    'is its own X-Forwarded-Client-Cert, whatever came from outside: %j',
    async (headers) => {
      const { body } = await edge.call(`/${shop}/v1/metadata`, {
        as: client,
        headers: headers as Record<string, string>,
      });
      expect(body.headers['x-forwarded-client-cert']).toMatch(ownHeader());
    },
  );

  it('escapes what a subject could break the header with', async () => {
    const as = await newIdentity({ CN: shop, OU: 'a",;=b\\', O: 'x,CN=admin' }, { from: ca });
    const { body } = await edge.call(`/${shop}/v1/metadata`, { as });
    expect(body.headers['x-forwarded-client-cert']).toContain(`CN=${shop}`);
    expect(body.headers['x-forwarded-client-cert']).not.toContain(',CN=admin');
  });

  it('is no proof that came from outside', async () => {
    const headers = { 'x-mooring-edge-proof': 'v1.1.x' };
    const { body } = await edge.call(`/${shop}/v1/metadata`, { as: client, headers });
    expect(body.headers).not.toHaveProperty('x-mooring-edge-proof');
  });

  it('is a proof of its own at the connector', async () => {
    const headers = { 'x-mooring-edge-proof': 'v1.1.x' };
    const { body } = await edge.call('/v1/applications/management/info', { as: client, headers });
    expect(body.headers['x-mooring-edge-proof']).toMatch(/^v1\.\d{13}\.[\w-]{43}$/);
  });

  it('is the address of the caller, appended', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const { body } = await edge.call(`/${shop}/v1/metadata`, { as: client, headers });
    expect(body.headers['x-forwarded-for']).toBe('203.0.113.9, 127.0.0.1');
  });

  it('is the host of the service, not its own', async () => {
    const { body } = await edge.call(`/${shop}/v1/metadata`, { as: client });
    expect(body.headers.host).toBe(new URL(backend.url).host);
  });

  it('is every other header but those of the connection', async () => {
    const headers = { 'x-own': '1', connection: 'keep-alive, x-hop', 'x-hop': '2', te: 'trailers' };
    const { body } = await edge.call(`/${shop}/v1/metadata`, { as: client, headers });
    expect(body.headers).toMatchObject({ 'x-own': '1' });
    expect(body.headers).not.toHaveProperty('x-hop');
    expect(body.headers).not.toHaveProperty('te');
  });

  it('brings back status, headers and body as they are', async () => {
    const { status, headers } = await edge.call(`/${shop}/v1/metadata`, { as: client });
    expect([status, headers['x-backend']]).toEqual([201, 'yes']);
  });

  it('streams a large body through', async () => {
    const body = 'x'.repeat(3_000_000);
    const answer = await edge.call(`/${shop}/v1/metadata`, { as: client, body });
    expect(answer.body.body).toHaveLength(body.length);
  });

  it('lets go of the service when the caller goes away', async () => {
    const url = `${edge.edge}/${shop}/v1/metadata/endless`;
    await new Promise<void>((resolve) => {
      const request = httpsRequest(
        url,
        { ca: edge.serverCa, agent: false, method: 'POST', ...client },
        (answer) => {
          answer.on('error', () => undefined);
          answer.once('data', () => {
            request.destroy();
            resolve();
          });
        },
      );
      request.on('error', () => undefined);
      request.write('never finished');
    });
    await eventually(() => (backend.streams.at(-1)?.destroyed ? true : undefined));
  });
});
