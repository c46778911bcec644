import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MooringError } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import { createServer, sendJson } from './create-server.ts';
import { listen } from './listen.ts';
import { readJson, readText } from './read-json.ts';

const app = createServer({
  log: createLogger('test', 'silent'),
  bodyLimitBytes: 1000,
  redirectUncleanPaths: true,
});
app.get('/v1/api.yaml', async () => 'text');
app.get('/:app/v1/services/:id', async (request) => request.params);
app.post('/:app/v1/services', async (request, reply) => sendJson(reply, 200, readText(request.body)));
app.post('/json', async (request, reply) => sendJson(reply, 200, readJson(request.body)));
app.get('/known', async () => {
  throw new MooringError('EXISTS', 'There is one already.');
});
app.get('/unknown', async () => {
  throw new Error('secret detail');
});

beforeAll(() => app.ready());
afterAll(() => app.close());

describe('unknown routes', () => {
  it.each([
    ['GET', '/nothing', 404],
    ['GET', '/V1/api.yaml', 404],
    ['GET', '/v1/api.yaml/', 404],
    ['GET', '/shop/v1/services/a/', 404],
    ['POST', '/shop/v1/services/', 404],
    ['POST', '/v1/api.yaml', 405],
    ['PUT', '/shop/v1/services', 405],
    ['GET', '/shop/v1/services?x=1', 405],
    ['PATCH', '/shop/v1/services/a', 405],
  ] as const)('%s %s answers %i as JSON', async (method, url, status) => {
    const answer = await app.inject({ method, url });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ code: status, error: expect.any(String) });
    expect(answer.headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(answer.body.endsWith('\n')).toBe(true);
  });
});

it.each(['/known', '/nothing', '//v1/./api.yaml'])(
  'refuses a download that an application has caused, at %s',
  async (url) => {
    const answer = await app.inject({ method: 'GET', url, headers: { 'X-Mooring-Download': '' } });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toEqual({
      code: 403,
      error: expect.stringContaining('may not be one of the platform'),
    });
  },
);

it('redirects unclean paths to the same origin', async () => {
  const answer = await app.inject({ method: 'GET', url: '//evil.example//v1/./x/../api.yaml?a=b' });
  expect(answer.statusCode).toBe(301);
  expect(answer.headers.location).toBe('/evil.example/v1/api.yaml?a=b');
});

it.each([undefined, 'application/json', 'nonsense', 'text/plain;charset=utf-8'])(
  'hands over the raw body with content type %s',
  async (contentType) => {
    const headers = contentType === undefined ? {} : { 'content-type': contentType };
    const answer = await app.inject({ method: 'POST', url: '/shop/v1/services', headers, payload: 'a b' });
    expect(answer.json()).toBe('a b');
  },
);

it('answers errors with their code and hides what is internal', async () => {
  const known = await app.inject('/known');
  expect([known.statusCode, known.json()]).toEqual([409, { code: 409, error: 'There is one already.' }]);
  const unknown = await app.inject('/unknown');
  expect([unknown.statusCode, unknown.json()]).toEqual([500, { code: 500, error: 'Internal error.' }]);
});

it('refuses a body above the limit with 413 and a malformed path with 400', async () => {
  const large = await app.inject({ method: 'POST', url: '/json', payload: 'x'.repeat(1001) });
  expect([large.statusCode, large.json().code]).toEqual([413, 413]);
  const malformed = await app.inject('/shop/v1/services/%zz');
  expect([malformed.statusCode, malformed.json().code]).toEqual([400, 400]);
});

it('says where JSON breaks without repeating it', async () => {
  const answer = await app.inject({ method: 'POST', url: '/json', payload: '{"password":hunter2}' });
  expect(answer.statusCode).toBe(400);
  expect(answer.body).not.toContain('hunter');
  const wrapped = await app.inject({ method: 'POST', url: '/json', payload: '{"csr":"YWJj\nYWJj"}' });
  expect(wrapped.json().error).toContain('base64 -w0');
});

it('goes on after a connection that cannot be taken', async () => {
  const listening = createServer({ log: createLogger('test', 'silent') });
  listening.get('/known', async () => 'here');
  const url = await listen(listening, { host: '127.0.0.1', port: 0 });
  listening.server.emit('error', Object.assign(new Error('accept ENOBUFS'), { code: 'ENOBUFS' }));
  expect(await (await fetch(`${url}/known`)).text()).toBe('here');
  await listening.close();
});
