import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Application, ServiceEntry } from '#lib/domain/application.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { readApplicationGatewayConfig } from './config.ts';
import { createApplicationGateway } from './create.ts';

interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

const log = createLogger('test', 'silent');
const services = {
  open: '10000000-0000-4000-8000-000000000001',
  basic: '10000000-0000-4000-8000-000000000002',
  oauth: '10000000-0000-4000-8000-000000000003',
  csrf: '10000000-0000-4000-8000-000000000004',
  events: '10000000-0000-4000-8000-000000000005',
  dead: '10000000-0000-4000-8000-000000000006',
  lost: '10000000-0000-4000-8000-000000000007',
  slow: '10000000-0000-4000-8000-000000000008',
  twin: '10000000-0000-4000-8000-000000000009',
};

let api: TestApi;
let gateway: ReturnType<typeof createApplicationGateway>;
let upstream: Server;
let upstreamUrl = '';
let application = '';
let received: Received[] = [];
/** Tokens that the upstream takes; the token endpoint gives the newest. */
let validToken = 'token-1';

beforeAll(async () => {
  api = await startTestApi();
  application = `shop-${api.id}`;
  upstream = createServer((request, response) => void answerUpstream(request, response));
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  upstreamUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  await createSecret('basic', { username: 'ada', password: 'lovelace' });
  await createSecret('oauth', { clientId: 'id', clientSecret: 'secret' });
  await createSecret('params', {
    headers: JSON.stringify({ 'x-tenant': ['blue'], 'x-given': ['by registration'] }),
    queryParameters: JSON.stringify({ v: ['2'] }),
  });
  await api.kube.create<Application>(kinds.applications, applicationWith('Orders API'));
  const loopback = { host: '127.0.0.1', port: 0 };
  gateway = createApplicationGateway({
    kube: api.kube,
    log,
    config: {
      ...readApplicationGatewayConfig({}),
      listen: loopback,
      health: loopback,
      namespace: api.namespace,
      upstreamTimeoutMs: 300,
    },
  });
  await gateway.start();
});
afterAll(async () => {
  await gateway?.stop();
  upstream?.closeAllConnections();
  upstream?.close();
  await api?.stop();
});
beforeEach(() => {
  received = [];
});

async function answerUpstream(
  request: IncomingMessage,
  response: import('node:http').ServerResponse,
): Promise<void> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  const url = request.url ?? '';
  received.push({ method: request.method ?? '', url, headers: request.headers, body });
  if (url === '/token') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: validToken, expires_in: 3600 }));
  } else if (url === '/csrf') {
    response.setHeader('x-csrf-token', 'crumb');
    response.setHeader('set-cookie', ['session=1; Path=/; HttpOnly']);
    response.end();
  } else if (url.startsWith('/oauth') && request.headers.authorization !== `Bearer ${validToken}`) {
    response.writeHead(401).end('who are you');
  } else if (url.includes('moved')) {
    response.writeHead(302, { location: `${upstreamUrl}/api/new?x=1` }).end();
  } else if (url.includes('away')) {
    response.writeHead(302, { location: 'https://elsewhere.example/api/new' }).end();
  } else if (url.includes('never')) {
    // says nothing
  } else if (url.includes('broken')) {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setImmediate(() => response.destroy());
  } else {
    response.writeHead(url.includes('teapot') ? 418 : 200, {
      connection: 'x-hop',
      'x-hop': '1',
      'x-kept': '1',
    });
    response.end('hello');
  }
}

async function createSecret(name: string, stringData: Record<string, string>): Promise<void> {
  await api.kube.create<KubeObject & { stringData: object }>(kinds.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: api.namespace, labels: { serviceId: name } },
    stringData,
  });
}

function resourceName(id: string): string {
  return `${application}-${id}`;
}

function applicationWith(displayName: string): Application {
  function service(id: string, name: string, entry: Partial<ServiceEntry>) {
    const api = {
      type: 'API' as const,
      gatewayUrl: `http://${resourceName(id)}.kyma-integration.svc.cluster.local`,
      accessLabel: resourceName(id),
      targetUrl: `${upstreamUrl}/api`,
      ...entry,
    };
    return {
      id,
      name: `${name}-12345`,
      displayName: name,
      description: name,
      providerDisplayName: 'ACME',
      entries: [entry.type === 'Events' ? { type: 'Events' as const } : api],
    };
  }
  const { oauth } = {
    oauth: { type: 'OAuth', secretName: 'oauth', authenticationUrl: `${upstreamUrl}/token` },
  };
  return {
    apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
    kind: 'Application',
    metadata: { name: application },
    spec: {
      description: '',
      services: [
        service(services.open, displayName, { requestParametersSecretName: 'params' }),
        service(services.basic, 'basic', { credentials: { type: 'Basic', secretName: 'basic' } }),
        service(services.oauth, 'oauth', { targetUrl: `${upstreamUrl}/oauth`, credentials: oauth }),
        service(services.csrf, 'csrf', {
          credentials: {
            type: 'Basic',
            secretName: 'basic',
            csrfInfo: { tokenEndpointURL: `${upstreamUrl}/csrf` },
          },
        }),
        service(services.events, 'events', { type: 'Events' }),
        service(services.dead, 'dead', { targetUrl: 'http://127.0.0.1:1/' }),
        service(services.lost, 'lost', { credentials: { type: 'Basic', secretName: 'no-such-secret' } }),
        service(services.slow, 'twin', {}),
        service(services.twin, 'twin', {}),
      ],
    },
  };
}

interface CallOptions {
  host?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

function call(path: string, options: CallOptions = {}): Promise<Answer> {
  const { host = 'gateway', method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      gateway.addresses.gateway + path,
      { method, headers: { host, ...headers }, path },
      async (response) => {
        let text = '';
        try {
          for await (const chunk of response) {
            text += chunk;
          }
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        } catch (error) {
          reject(error);
        }
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The host under which a bound workload calls. */
function hostOf(id: string): string {
  return `${resourceName(id)}.${api.namespace}.svc.cluster.local`;
}

function calls(path: string): Received[] {
  return received.filter((it) => it.url.startsWith(path));
}

describe('addressing', () => {
  it.each(['.NS.svc.cluster.local', '.NS', '', '.NS.svc.cluster.local:8080'])(
    'finds a host ending in "%s"',
    async (tail) => {
      const host = resourceName(services.open) + tail.replace('NS', api.namespace);
      const answer = await call('/orders/1?full=yes', { host });
      expect(answer).toMatchObject({ status: 200, text: 'hello' });
      expect(received[0]).toMatchObject({ method: 'GET', url: '/api/orders/1?full=yes&v=2' });
      expect(received[0]?.headers.host).toBe(new URL(upstreamUrl).host);
    },
  );

  it('finds application and service in the path', async () => {
    const answer = await call(`/${application}/orders-api/orders/%2Fx/`);
    expect(answer.status).toBe(200);
    expect(received[0]?.url).toBe('/api/orders/%2Fx/?v=2');
  });

  it.each([
    ['/', 400, 'path must contain Application and Service name'],
    ['/nobody/orders-api/x', 404, 'application nobody not found'],
    ['/APP/nothing/x', 404, 'service with name nothing not found in application APP'],
    ['/APP/twin/x', 400, 'multiple services found'],
    ['/APP/orders-api/../admin', 400, 'The path must not contain dot segments.'],
    ['/APP/orders-api/%2e%2E/admin', 400, 'The path must not contain dot segments.'],
  ])('answers %s with %i', async (path, status, error) => {
    const answer = await call(path.replace('APP', application));
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(JSON.parse(answer.text)).toEqual({ code: status, error: error.replace('APP', application) });
    expect(received).toEqual([]);
  });

  it('does not know a host of a service that is gone', async () => {
    const id = '20000000-0000-4000-8000-000000000001';
    const answer = await call('/x', { host: hostOf(id) });
    expect(JSON.parse(answer.text)).toEqual({
      code: 404,
      error: `service with ID ${resourceName(id)} not found`,
    });
  });

  it('follows a change of the Application at once', async () => {
    const target = { name: application };
    const renamed = applicationWith('Renamed API').spec?.services;
    await api.kube.patch(kinds.applications, target, 'merge', { spec: { services: renamed } });
    await eventually(
      async () => ((await call(`/${application}/renamed-api/x`)).status === 200 ? true : undefined),
      1000,
    );
    const original = applicationWith('Orders API').spec?.services;
    await api.kube.patch(kinds.applications, target, 'merge', { spec: { services: original } });
    await eventually(
      async () => ((await call(`/${application}/orders-api/x`)).status === 200 ? true : undefined),
      1000,
    );
  });
});

describe('a call', () => {
  it('brings method, body and headers to the target, but not those about the way', async () => {
    await call('/orders', {
      host: hostOf(services.open),
      method: 'POST',
      body: '{"a":1}',
      headers: {
        'content-type': 'application/json',
        'x-given': 'by the caller',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-client-cert': 'Subject="CN=x"',
        connection: 'x-secret-hop',
        'x-secret-hop': '1',
      },
    });
    expect(received[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    const { headers } = received[0] ?? { headers: {} };
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-tenant': 'blue',
      'x-given': 'by the caller',
    });
    for (const name of ['x-forwarded-for', 'x-forwarded-client-cert', 'x-secret-hop']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  it('brings status and headers back, but not those about the way', async () => {
    const answer = await call('/teapot', { host: hostOf(services.open) });
    expect(answer.status).toBe(418);
    expect(answer.headers).toMatchObject({ 'x-kept': '1' });
    expect(answer.headers).not.toHaveProperty('x-hop');
  });

  it('uploads what has no known length', async () => {
    const answer = await call('/orders', {
      host: hostOf(services.basic),
      method: 'PUT',
      headers: { 'transfer-encoding': 'chunked' },
      body: 'x'.repeat(200_000),
    });
    expect(answer.status).toBe(200);
    expect(received[0]?.body.length).toBe(200_000);
  });

  it('leads redirects of the target through the gateway and leaves others alone', async () => {
    const byHost = await call('/moved', { host: hostOf(services.open) });
    expect(byHost.headers.location).toBe(`http://${hostOf(services.open)}/new?x=1`);
    const byPath = await call(`/${application}/orders-api/moved`);
    expect(byPath.headers.location).toBe(`http://gateway/${application}/orders-api/new?x=1`);
    const away = await call('/away', { host: hostOf(services.open) });
    expect(away.headers.location).toBe('https://elsewhere.example/api/new');
    expect(received).toHaveLength(3);
  });

  it('ends when the target breaks off', async () => {
    await expect(call('/broken', { host: hostOf(services.open) })).rejects.toThrow();
  });

  it.each([
    ['dead', 502, 'The target could not be reached.'],
    ['lost', 500, 'secret no-such-secret not found'],
    ['events', 400, `service with ID ${services.events} has no API`],
  ] as const)('to the service "%s" is answered with %i', async (name, status, error) => {
    const answer = await call('/x', { host: hostOf(services[name]) });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ code: status, error });
  });

  it('is answered with 504 when the target says nothing', async () => {
    const answer = await call('/never', { host: hostOf(services.open) });
    expect(JSON.parse(answer.text)).toEqual({ code: 504, error: 'The target did not answer in time.' });
  });
});

describe('credentials', () => {
  it('Basic: replaces what the caller sent', async () => {
    await call('/x', { host: hostOf(services.basic), headers: { authorization: 'Bearer other' } });
    expect(received[0]?.headers.authorization).toBe(`Basic ${btoa('ada:lovelace')}`);
  });

  it('Access-Token: beats everything and stays here', async () => {
    await call('/x', { host: hostOf(services.basic), headers: { 'access-token': 'Bearer mine' } });
    expect(received[0]?.headers.authorization).toBe('Bearer mine');
    expect(received[0]?.headers).not.toHaveProperty('access-token');
  });

  it('OAuth: one token for many calls, a new one after 401, the body sent again', async () => {
    const host = hostOf(services.oauth);
    await Promise.all([call('/a', { host }), call('/b', { host }), call('/c', { host })]);
    await call('/d', { host });
    expect(calls('/token')).toHaveLength(1);
    expect(calls('/token')[0]).toMatchObject({
      method: 'POST',
      body: 'client_id=id&client_secret=secret&grant_type=client_credentials',
      headers: { authorization: `Basic ${btoa('id:secret')}` },
    });
    expect(calls('/oauth/d')[0]?.headers.authorization).toBe('Bearer token-1');

    validToken = 'token-2';
    const answer = await call('/e', { host, method: 'POST', body: 'again' });
    expect(answer).toMatchObject({ status: 200, text: 'hello' });
    expect(calls('/token')).toHaveLength(2);
    expect(calls('/oauth/e').map((it) => [it.headers.authorization, it.body])).toEqual([
      ['Bearer token-1', 'again'],
      ['Bearer token-2', 'again'],
    ]);
  });

  it("OAuth: a second refusal is the caller's answer", async () => {
    const host = hostOf(services.oauth);
    const answer = await call('/x', { host, headers: { 'access-token': 'Bearer wrong' } });
    expect(answer).toMatchObject({ status: 401, text: 'who are you' });
  });

  it('CSRF: sends token and cookie, fetched once', async () => {
    const host = hostOf(services.csrf);
    await call('/x', { host, headers: { cookie: 'session=old; theme=dark' } });
    await call('/y', { host });
    expect(calls('/csrf')).toHaveLength(1);
    expect(calls('/csrf')[0]?.headers).toMatchObject({
      'x-csrf-token': 'fetch',
      authorization: `Basic ${btoa('ada:lovelace')}`,
    });
    expect(calls('/api/x')[0]?.headers).toMatchObject({
      'x-csrf-token': 'crumb',
      cookie: 'theme=dark; session=1',
    });
  });

  it('follows a change of the Secret at once', async () => {
    await api.kube.patch(kinds.secrets, { name: 'basic', namespace: api.namespace }, 'merge', {
      stringData: { password: 'changed' },
    });
    await eventually(async () => {
      await call('/x', { host: hostOf(services.basic) });
      return received.at(-1)?.headers.authorization === `Basic ${btoa('ada:changed')}` ? true : undefined;
    }, 1000);
  });
});

it('says that it is well', async () => {
  const answer = await fetch(`${gateway.addresses.health}/v1/health`);
  expect(answer.status).toBe(200);
});
