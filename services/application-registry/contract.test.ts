import { X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { readApplicationRegistryConfig } from './config.ts';
import { createApplicationRegistry } from './create.ts';

interface StoredSecret extends KubeObject {
  data: Record<string, string>;
}
interface StoredService extends KubeObject {
  spec: { selector: Record<string, string>; ports: Record<string, unknown>[] };
}

const log = createLogger('test', 'silent');
const base = { provider: 'ACME', name: 'Orders', description: 'Order API' };
let api: TestApi;
let registry: ReturnType<typeof createApplicationRegistry>;
let app: string;
let count = 0;
let specServer: Server;
let specUrl: string;
const specRequests: { url: string; authorization: string | undefined }[] = [];

const specAnswers: Record<string, string> = {
  '/spec': '{ "openapi": "3.0.0", "responses": {"404": 1, "200": 2} }',
  '/odata/$metadata': '<edmx:Edmx/>',
  '/token': '{"access_token":"abc"}',
};

beforeAll(async () => {
  specServer = createServer((request, answer) => {
    const url = request.url ?? '';
    specRequests.push({ url, authorization: request.headers.authorization });
    const found = specAnswers[url.split('?')[0] ?? ''];
    if (url === '/moved') {
      answer.writeHead(302, { location: '/spec' }).end();
    } else {
      answer.writeHead(found === undefined ? 404 : 200).end(found);
    }
  });
  await new Promise<void>((resolve) => specServer.listen(0, '127.0.0.1', resolve));
  specUrl = `http://127.0.0.1:${(specServer.address() as AddressInfo).port}`;
  api = await startTestApi();
  registry = createApplicationRegistry({
    kube: api.kube,
    log,
    config: {
      ...readApplicationRegistryConfig({ NODE_ENV: 'test' }),
      listen: { host: '127.0.0.1', port: 0 },
      namespace: api.namespace,
      allowLoopback: true,
      detailedErrors: true,
    },
  });
  await registry.start();
});
afterAll(async () => {
  await registry?.stop();
  await api?.stop();
  specServer?.close();
});

beforeEach(async () => {
  app = `shop-${api.id}-${++count}`;
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: app },
    spec: { description: 'test', services: [], custom: 'kept' },
  });
});

interface Answer {
  status: number;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  body: any;
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${registry.addresses.registry}${path}`, {
    method,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: sent }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: /^[[{]/.test(text) ? JSON.parse(text) : undefined };
}

const services = (rest = '', application = app) => `/${application}/v1/metadata/services${rest}`;

async function register(part: object): Promise<string> {
  const answer = await call('POST', services(), { ...base, ...part });
  expect(answer).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
  return answer.body.id;
}

async function secretTexts(name: string): Promise<Record<string, string> | undefined> {
  const secret = await api.kube.find<StoredSecret>(kinds.secrets, name, api.namespace);
  return (
    secret &&
    Object.fromEntries(
      Object.entries(secret.data).map(([key, data]) => [key, Buffer.from(data, 'base64').toString()]),
    )
  );
}

async function record(): Promise<NonNullable<Application['spec']>> {
  return (await api.kube.get<Application>(kinds.applications, app)).spec ?? {};
}

describe('refusals', () => {
  const prefix = 'Failed to validate request body, ';
  it.each([
    ['no provider', { ...base, provider: '' }, 'Provider field cannot be empty.'],
    ['no name', { ...base, name: undefined }, 'Name field cannot be empty.'],
    ['no description', { ...base, description: undefined }, 'Description field cannot be empty.'],
  ])('%s', async (_what, body, text) => {
    const answer = await call('POST', services(), { ...body, events: { spec: {} } });
    expect([answer.status, answer.body]).toEqual([
      400,
      { code: 400, error: `${prefix}Incorrect structure of service definition, ${text}` },
    ]);
  });

  it('neither api nor events', async () => {
    const answer = await call('POST', services(), base);
    expect(answer.body).toEqual({
      code: 400,
      error: `${prefix}At least one of service definition attributes: 'api', 'events' have to be provided`,
    });
  });

  it.each([
    [{ api: {} }, 'targetUrl field cannot be empty.'],
    [{ api: { targetUrl: 'localhost' } }, 'targetUrl: localhost does not validate as url'],
    [{ events: {} }, 'spec cannot be empty'],
  ])('%j', async (part, text) => {
    const answer = await call('POST', services(), { ...base, ...part });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(text);
  });

  it('broken JSON and wrong types', async () => {
    expect((await call('POST', services(), '{"provider":')).body.code).toBe(400);
    expect((await call('POST', services(), { ...base, name: 1 })).body.code).toBe(400);
    expect((await call('POST', services(), '[]')).body.code).toBe(400);
  });

  it('an unknown Application or service', async () => {
    const body = { ...base, events: { spec: {} } };
    const unknown = `unknown-${api.id}`;
    for (const answer of [
      await call('POST', services('', unknown), body),
      await call('GET', services('', unknown)),
      await call('DELETE', services('/12345', unknown)),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 404]);
      expect(answer.body.error).toContain(`Application ${unknown} not found`);
    }
    expect((await call('GET', services('/12345'))).status).toBe(404);
    expect((await call('PUT', services('/12345'), body)).status).toBe(404);
    expect((await call('DELETE', services('/12345'))).status).toBe(204);
  });

  it('a second service with the same identifier', async () => {
    await register({ identifier: 'one', events: { spec: {} } });
    const answer = await call('POST', services(), { ...base, identifier: 'one', events: { spec: {} } });
    expect(answer.body).toEqual({ code: 409, error: 'Service with Identifier one already exists' });
  });

  it('a specification that cannot be fetched, without leaving anything behind', async () => {
    const targetUrl = 'https://x.example';
    const api502 = { targetUrl, specificationUrl: `${specUrl.replace('//', '//u:secret@')}/missing` };
    const answer = await call('POST', services(), { ...base, api: api502 });
    expect(answer.status).toBe(502);
    expect(answer.body.error).toContain('***:***@');
    expect(answer.text).not.toContain('secret');
    const { items } = await api.kube.list(kinds.services, {
      namespace: api.namespace,
      labelSelector: `app=${app}`,
    });
    expect(items).toEqual([]);
  });
});

describe('an API', () => {
  const oauth = {
    url: 'https://auth.example.com/token',
    clientId: 'id',
    clientSecret: 'secret',
    requestParameters: { headers: { 'x-a': ['1', '2'] } },
  };

  it('becomes an entry, a Service and Secrets owned by the Application', async () => {
    const requestParameters = { headers: { 'x-t': ['a'] }, queryParameters: { q: ['2'] } };
    const id = await register({
      shortDescription: 'Short',
      labels: { tier: 'gold', 'connected-app': 'forged' },
      api: { targetUrl: 'https://orders.example.com', credentials: { oauth }, requestParameters },
    });
    const resource = `${app.slice(0, 26)}-${id}`;
    const spec = await record();
    expect(spec.custom).toBe('kept');
    expect(spec.services).toEqual([
      {
        id,
        identifier: '',
        name: expect.stringMatching(/^orders-[0-9a-f]{5}$/),
        displayName: 'Orders',
        description: 'Short',
        longDescription: 'Order API',
        providerDisplayName: 'ACME',
        labels: { tier: 'gold', 'connected-app': app },
        entries: [
          {
            type: 'API',
            targetUrl: 'https://orders.example.com',
            gatewayUrl: `http://${resource}.${api.namespace}.svc.cluster.local`,
            accessLabel: resource,
            requestParametersSecretName: `params-${resource}`.slice(0, 63),
            credentials: { type: 'OAuth', secretName: resource, authenticationUrl: oauth.url },
          },
        ],
      },
    ]);
    const service = await api.kube.get<StoredService>(kinds.services, resource, api.namespace);
    expect(service.metadata.labels).toEqual({ app, serviceId: id });
    expect(service.metadata.ownerReferences?.[0]).toMatchObject({ kind: 'Application', name: app });
    expect(service.spec.selector).toEqual({ app: `${app}-application-gateway` });
    expect(service.spec.ports[0]).toMatchObject({ name: 'http', port: 80, targetPort: 8080 });
    expect(await secretTexts(resource)).toEqual({
      clientId: 'id',
      clientSecret: 'secret',
      headers: '{"x-a":["1","2"]}',
    });
    expect(await secretTexts(`params-${resource}`.slice(0, 63))).toEqual({
      headers: '{"x-t":["a"]}',
      queryParameters: '{"q":["2"]}',
    });
  });

  it('is listed and shown with masked secrets', async () => {
    const id = await register({ api: { targetUrl: 'https://a.example', credentials: { oauth } } });
    expect((await call('GET', services())).body).toEqual([{ id, ...base, labels: { 'connected-app': app } }]);
    expect((await call('GET', services(`/${id}`))).body).toEqual({
      ...base,
      labels: { 'connected-app': app },
      api: {
        targetUrl: 'https://a.example',
        credentials: { oauth: { ...oauth, clientId: '********', clientSecret: '********' } },
      },
    });
  });

  it('keeps masked secrets on PUT, replaces others, and removes what is gone', async () => {
    const targetUrl = 'https://a.example';
    const basic = (username: string, password: string) => ({
      targetUrl,
      credentials: { basic: { username, password } },
    });
    const id = await register({ identifier: 'first', api: basic('u', 'p') });
    const resource = `${app.slice(0, 26)}-${id}`;
    const masked = await call('PUT', services(`/${id}`), {
      ...base,
      name: 'Renamed',
      identifier: 'other',
      api: basic('new', '********'),
    });
    expect([masked.status, masked.body]).toEqual([
      200,
      { ...base, name: 'Renamed', identifier: 'first', labels: { 'connected-app': app } },
    ]);
    expect(await secretTexts(resource)).toEqual({ username: 'new', password: 'p' });
    const nothingStored = { targetUrl, credentials: { oauth: { ...oauth, clientSecret: '********' } } };
    expect((await call('PUT', services(`/${id}`), { ...base, api: nothingStored })).status).toBe(400);
    expect((await call('PUT', services(`/${id}`), { ...base, events: { spec: {} } })).status).toBe(200);
    expect(await secretTexts(resource)).toBeUndefined();
    expect(await api.kube.find(kinds.services, resource, api.namespace)).toBeUndefined();
    expect((await record()).services?.[0]?.entries.map((entry) => entry.type)).toEqual(['Events']);
    expect((await call('DELETE', services(`/${id}`))).status).toBe(204);
    expect((await call('GET', services())).body).toEqual([]);
  });

  it('gets a certificate of its own, the same one while its name stays', async () => {
    const credentials = { certificateGen: { commonName: 'orders' } };
    const body = { ...base, api: { targetUrl: 'https://a.example', credentials } };
    const id = await register(body);
    const shown = async () => (await call('GET', services(`/${id}`))).body.api.credentials.certificateGen;
    const first = await shown();
    const certificate = new X509Certificate(Buffer.from(first.certificate, 'base64'));
    expect([first.commonName, certificate.subject]).toEqual(['orders', 'CN=orders']);
    expect((await secretTexts(`${app.slice(0, 26)}-${id}`))?.key).toContain('BEGIN RSA PRIVATE KEY');
    await call('PUT', services(`/${id}`), body);
    expect(await shown()).toEqual(first);
    const renamed = {
      targetUrl: 'https://a.example',
      credentials: { certificateGen: { commonName: 'other' } },
    };
    await call('PUT', services(`/${id}`), { ...base, api: renamed });
    expect((await shown()).certificate).not.toBe(first.certificate);
  });
});

describe('specifications', () => {
  const targetUrl = 'https://a.example';
  const specOf = async (id: string) => (await call('GET', services(`/${id}`))).text;

  it('come back at once and as they were sent', async () => {
    const spec = '{"b": {"404": [1, 2], "200": "x  y"}, "a": 12345678901234567890.10}';
    const body = `{"provider":"p","name":"n","Description":"d","API":{"targetURL":"${targetUrl}","Spec":${spec}},"events":{"spec":${spec}}}`;
    const { id } = (await call('POST', services(), body)).body;
    const compact = '{"b":{"404":[1,2],"200":"x  y"},"a":12345678901234567890.10}';
    const text = await specOf(id);
    expect(text).toContain(`"spec":${compact}`);
    expect(text).toContain(`"events":{"spec":${compact}}`);
  });

  it('point to the gateway where they are Swagger 2.0', async () => {
    const id = await register({ api: { targetUrl, spec: { swagger: '2.0' } } });
    const host = `${app.slice(0, 26)}-${id}.${api.namespace}.svc.cluster.local`;
    expect(await specOf(id)).toContain(
      `"spec":{"schemes":["http"],"swagger":"2.0","host":"${host}","paths":null}`,
    );
  });

  it('are fetched from their URL, through redirects, with their own credentials and parameters', async () => {
    const fetched = { targetUrl, SpecificationUrl: `${specUrl}/moved` };
    const id = await register({ api: fetched });
    expect(await specOf(id)).toContain('"spec":{"openapi":"3.0.0","responses":{"404":1,"200":2}}');
    specRequests.length = 0;
    const specificationCredentials = { oauth: { url: `${specUrl}/token`, clientId: 'i', clientSecret: 's' } };
    const specificationRequestParameters = { queryParameters: { q: ['1'] } };
    await register({
      api: {
        targetUrl,
        specificationUrl: `${specUrl}/spec`,
        specificationCredentials,
        specificationRequestParameters,
      },
    });
    expect(specRequests).toEqual([
      { url: '/token', authorization: `Basic ${btoa('i:s')}` },
      { url: '/spec?q=1', authorization: 'Bearer abc' },
    ]);
  });

  it('come from $metadata for OData', async () => {
    const id = await register({ api: { targetUrl: `${specUrl}/odata/`, ApiType: 'OData' } });
    expect((await call('GET', services(`/${id}`))).body.api).toEqual({
      targetUrl: `${specUrl}/odata/`,
      spec: '<edmx:Edmx/>',
      apiType: 'OData',
    });
  });

  it('may be large', async () => {
    const noise = Array.from({ length: 60_000 }, () => Math.random().toString(36)).join('');
    const id = await register({
      api: { targetUrl, spec: { noise } },
      events: { spec: { asyncapi: '2.0.0' } },
    });
    const shown = (await call('GET', services(`/${id}`))).body;
    expect(shown.api.spec.noise === noise).toBe(true);
    await call('PUT', services(`/${id}`), { ...base, events: { spec: { small: 1 } } });
    expect((await call('GET', services(`/${id}`))).body.events).toEqual({ spec: { small: 1 } });
    await call('DELETE', services(`/${id}`));
    const { items } = await api.kube.list(kinds.configmaps, {
      namespace: api.namespace,
      labelSelector: `serviceId=${id}`,
    });
    expect(items).toEqual([]);
  });
});

it('takes many registrations at once', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => register({ events: { spec: {} } })));
  const listed = (await call('GET', services())).body as { id: string }[];
  expect(listed.map((item) => item.id).sort()).toEqual(ids.sort());
});

it('lets one of two registrations with the same identifier win and rolls the other back', async () => {
  const part = { identifier: 'same', api: { targetUrl: 'https://a.example', headers: { a: ['b'] } } };
  const answers = await Promise.all([1, 2].map(() => call('POST', services(), { ...base, ...part })));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  for (const kind of [kinds.services, kinds.secrets]) {
    const selected = { namespace: api.namespace, labelSelector: `app=${app}` };
    expect((await api.kube.list(kind, selected)).items).toHaveLength(1);
  }
});

it('describes itself and knows 404 from 405', async () => {
  const redirect = await fetch(`${registry.addresses.registry}/any/v1/metadata`, { redirect: 'manual' });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([301, '/any/v1/metadata/api.yaml']);
  expect((await call('GET', '/any/v1/metadata/api.yaml')).text).toMatch(/^openapi:/);
  expect((await call('GET', '/v1/health')).status).toBe(200);
  expect((await call('PATCH', services())).body.code).toBe(405);
  expect((await call('GET', services('/'))).body.code).toBe(404);
  expect((await call('GET', '/any/v2/metadata')).body.code).toBe(404);
});
