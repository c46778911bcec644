import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { authMethodOf } from '#testing/auth-method-of.ts';
import { base, servicesPath, startTestRegistry, type TestRegistry } from '#testing/start-registry.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** Tokens for specifications, where the endpoint takes one authentication method only (RFC 6749, 2.3). */
let registry: TestRegistry;
let host: Target;
let app: string;

beforeAll(async () => {
  [registry, host] = await Promise.all([startTestRegistry(), startTarget()]);
  app = await registry.newApplication();
  host.on('/spec', (response) => response.end('{"openapi":"3.0.0"}'));
  for (const method of ['both', 'header', 'body', 'none']) {
    host.on(`/takes/${method}`, (response, received) => {
      const isTaken = authMethodOf(received) === method;
      response.writeHead(isTaken ? 200 : 401).end(isTaken ? '{"access_token":"abc"}' : '{}');
    });
  }
  host.on('/is/400', (response) => response.writeHead(400).end());
  host.on('/is/503', (response) => response.writeHead(503).end());
});
afterAll(async () => {
  await registry?.stop();
  await host?.stop();
});
beforeEach(() => {
  host.received.length = 0;
});

const requestParameters = { headers: { Authorization: ['of their own'], 'x-tenant': ['t'] } };

function post(path: string, authMethod: string | undefined) {
  const oauth = { url: host.url + path, clientId: 'i&', clientSecret: 's=', authMethod, requestParameters };
  const api = {
    targetUrl: host.url,
    specificationUrl: `${host.url}/spec`,
    specificationCredentials: { oauth },
  };
  return registry.call('POST', servicesPath(app), { ...base, api });
}

const tried = () => host.received.filter(({ method }) => method === 'POST').map(authMethodOf);

it.each([
  [undefined, 'both', ['both']],
  [undefined, 'header', ['both', 'header']],
  [undefined, 'body', ['both', 'header', 'body']],
  ['auto', 'body', ['both', 'header', 'body']],
  ['both', 'both', ['both']],
  ['header', 'header', ['header']],
  ['body', 'body', ['body']],
])('are asked for by the method %s where the endpoint takes %s', async (authMethod, taken, methods) => {
  expect((await post(`/takes/${taken}`, authMethod)).status).toBe(200);
  expect(tried()).toEqual(methods);
  expect(host.at('/spec')[0]?.headers.authorization).toBe('Bearer abc');
});

it('are sent for with id and secret in one place', async () => {
  await post('/takes/header', 'header');
  await post('/takes/body', 'body');
  const [header, body] = host.received.filter(({ method }) => method === 'POST');
  expect([header?.headers.authorization, header?.body]).toEqual([
    `Basic ${btoa('i&:s=')}`,
    'grant_type=client_credentials',
  ]);
  expect(body?.body).toBe('client_id=i%26&client_secret=s%3D&grant_type=client_credentials');
  expect(body?.headers['x-tenant']).toBe('t');
});

it.each([
  ['/takes/none', undefined, 401, ['both', 'header', 'body']],
  ['/is/400', undefined, 400, ['both', 'header', 'body']],
  ['/is/503', undefined, 503, ['both']],
  ['/takes/body', 'header', 401, ['header']],
])('are a 502 at %s by the method %s: %i', async (path, authMethod, status, methods) => {
  const answer = await post(path, authMethod);
  expect([answer.status, answer.body.error]).toEqual([
    502,
    `Getting the token for the API spec from ${host.url}${path} failed: it answered ${status}`,
  ]);
  expect(tried()).toEqual(methods);
  expect(host.at('/spec')).toEqual([]);
});
