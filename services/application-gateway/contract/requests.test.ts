import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { readers } from './readers.ts';

/** Binding contract 5.4: what the target gets. */
describe.each(readers)('read by $reader', ({ plainHttp1 }) => {
  let api: TestApi;
  let gateway: RunningGateway;
  let target: Target;

  beforeAll(async () => {
    [api, target] = await Promise.all([startTestApi(), startTarget()]);
    await createServiceSecret(api, 'params', {
      headers: JSON.stringify({
        'x-tenant': ['blue'],
        'x-given': ['by registration'],
        'X-Many': ['1', '2'],
        'Content-Length': ['7'],
        Host: ['evil.example'],
      }),
      queryParameters: JSON.stringify({ v: ['2'], list: ['a', 'b c'], own: ['registered'] }),
    });
    await createServiceSecret(api, 'broken', { headers: '{"x-a":["line\\r\\nbreak"]}' });
    await createServiceSecret(api, 'nonsense', { headers: 'no JSON' });
    const base = `${target.url}/api`;
    gateway = await startGateway(api, {
      config: { plainHttp1 },
      services: {
        plain: { targetUrl: base },
        root: { targetUrl: target.url },
        slash: { targetUrl: `${base}/` },
        query: { targetUrl: `${base}?own=target&key=k` },
        params: { targetUrl: `${base}?own=target`, requestParametersSecretName: 'params' },
        broken: { targetUrl: base, requestParametersSecretName: 'broken' },
        nonsense: { targetUrl: base, requestParametersSecretName: 'nonsense' },
        lost: { targetUrl: base, requestParametersSecretName: 'not-there' },
      },
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    await target?.stop();
    await api?.stop();
  });
  beforeEach(() => {
    target.received.length = 0;
  });

  const first = () => target.received[0] ?? expect.fail('the target got nothing');

  describe('method and body', () => {
    it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'REPORT'])(
      '%s arrives unchanged',
      async (method) => {
        expect((await gateway.call('plain', '/x', { method })).status).toBe(200);
        expect(first()).toMatchObject({ method, url: '/api/x', body: '' });
      },
    );

    const sizes = [0, 1, 1_024, 65_536, 65_537, 1_000_000];
    it.each(sizes)('a body of %i bytes with a length arrives whole', async (size) => {
      const body = 'x'.repeat(size);
      await gateway.call('plain', '/x', {
        method: 'POST',
        body,
        headers: { 'content-length': String(size) },
      });
      expect(first().body.length).toBe(size);
      expect(first().headers['content-length']).toBe(String(size));
    });

    it.each(sizes.slice(1))('a body of %i bytes in chunks arrives whole', async (size) => {
      const headers = { 'transfer-encoding': 'chunked' };
      await gateway.call('plain', '/x', { method: 'PUT', body: 'x'.repeat(size), headers });
      expect(first().body.length).toBe(size);
      expect(first().headers).not.toHaveProperty('content-length');
    });

    it('a body that is compressed arrives as it is', async () => {
      const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json' };
      await gateway.call('plain', '/x', { method: 'POST', body: 'not even gzip', headers });
      expect(first()).toMatchObject({ body: 'not even gzip', headers });
    });

    it('a body of a DELETE arrives', async () => {
      await gateway.call('plain', '/x', {
        method: 'DELETE',
        body: 'why',
        headers: { 'content-length': '3' },
      });
      expect(first()).toMatchObject({ method: 'DELETE', body: 'why' });
    });

    it('waits for no 100 of the target', async () => {
      const answer = await gateway.raw(
        `POST /x HTTP/1.1\r\nHost: ${gateway.hostOf('plain')}\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi`,
      );
      expect(answer).toContain('HTTP/1.1 100 Continue');
      expect(answer).toContain('HTTP/1.1 200 OK');
      expect(first().headers).not.toHaveProperty('expect');
    });
  });

  describe('path and query', () => {
    if (plainHttp1) {
      it.each([
        ['/caf\u00e9?q=\u20ac', '/api/caf%C3%A9?q=%E2%82%AC'],
        ['/\u{1f6a2}/%C3%A9', '/api/%F0%9F%9A%A2/%C3%A9'],
      ])('%s in UTF-8 arrives as escapes', async (path, expected) => {
        const head = `GET ${path} HTTP/1.1\r\nHost: ${gateway.hostOf('plain')}\r\nConnection: close\r\n\r\n`;
        expect(await gateway.raw(Buffer.from(head, 'utf8'))).toContain('HTTP/1.1 200 OK');
        expect(first().url).toBe(expected);
      });

      it('UTF-8 arrives with every plain request of a connection', async () => {
        const host = `Host: ${gateway.hostOf('plain')}\r\n`;
        const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
        for (const [index, end] of ['', '', 'Connection: close\r\n'].entries()) {
          const answered = once(socket, 'data');
          socket.write(Buffer.from(`GET /\u00e9${index} HTTP/1.1\r\n${host}${end}\r\n`, 'utf8'));
          await answered;
        }
        socket.destroy();
        expect(target.received.map(({ url }) => url)).toEqual([
          '/api/%C3%A90',
          '/api/%C3%A91',
          '/api/%C3%A92',
        ]);
      });
    } else {
      it('UTF-8 is a 400', async () => {
        const head = `GET /caf\u00e9 HTTP/1.1\r\nHost: ${gateway.hostOf('plain')}\r\nConnection: close\r\n\r\n`;
        expect(await gateway.raw(Buffer.from(head, 'utf8'))).toContain('HTTP/1.1 400');
        expect(target.received).toEqual([]);
      });
    }

    it('bytes that are no UTF-8 are a 400', async () => {
      const head = `GET /caf\u00e9 HTTP/1.1\r\nHost: ${gateway.hostOf('plain')}\r\nConnection: close\r\n\r\n`;
      expect(await gateway.raw(Buffer.from(head, 'latin1'))).toContain('HTTP/1.1 400');
      expect(target.received).toEqual([]);
    });

    it.each([
      ['plain', '/', '/api/'],
      ['plain', '/a/b', '/api/a/b'],
      ['plain', '/a/', '/api/a/'],
      ['plain', '/a%2Fb%25%20c', '/api/a%2Fb%25%20c'],
      ['plain', '/a?', '/api/a?'],
      ['plain', '/a?q=%20+&q=2&empty', '/api/a?q=%20+&q=2&empty'],
      ['root', '/', '/'],
      ['root', '/a', '/a'],
      ['root', '//a//b', '//a//b'],
      ['slash', '/a', '/api/a'],
      ['query', '/a', '/api/a?own=target&key=k'],
      ['query', '/a?q=1', '/api/a?own=target&key=k&q=1'],
      ['query', '/a?own=caller', '/api/a?own=target&key=k&own=caller'],
      ['params', '/a', '/api/a?own=target&v=2&list=a&list=b+c'],
      ['params', '/a?v=1', '/api/a?own=target&v=1&list=a&list=b+c'],
      ['params', '/a?v', '/api/a?own=target&v&list=a&list=b+c'],
      ['params', '/a?list=1', '/api/a?own=target&list=1&v=2'],
    ])('of the service "%s": %s arrives as %s', async (service, path, url) => {
      await gateway.call(service, path);
      expect(first().url).toBe(url);
    });
  });

  describe('headers', () => {
    it.each([
      'x-forwarded-for',
      'x-forwarded-proto',
      'x-forwarded-host',
      'x-forwarded-client-cert',
      'x-forwarded-path',
      'x-forwarded-prefix',
      'x-forwarded-port',
      'x-forwarded-server',
      'X-Forwarded-Context',
      'X_Forwarded_Host',
      'forwarded',
      'x-original-host',
      'x-original-url',
      'x-rewrite-url',
      'x-envoy-original-path',
      'access-token',
      'proxy-authorization',
      'proxy-connection',
      'keep-alive',
      'te',
      'trailer',
    ])('%s does not reach the target', async (name) => {
      const headers = { [name]: 'some value', 'transfer-encoding': 'chunked' };
      await gateway.call('plain', '/x', { method: 'POST', headers, body: 'x' });
      expect(first().headers).not.toHaveProperty(name.toLowerCase());
    });

    it('names that only look like those of a proxy reach the target', async () => {
      const headers = { 'x-forward': '1', 'x-forwardedness': '2', 'x-original': '3' };
      await gateway.call('plain', '/x', { headers });
      expect(first().headers).toMatchObject(headers);
    });

    it('what Connection names does not reach the target', async () => {
      const headers = { connection: 'close, X-Hop', 'x-hop': '1', 'x-kept': '1' };
      await gateway.call('plain', '/x', { headers });
      expect(first().headers).not.toHaveProperty('x-hop');
      expect(first().headers).toMatchObject({ 'x-kept': '1' });
    });

    it('others arrive as they are spelled, repeated ones too', async () => {
      await gateway.call('plain', '/x', { headers: { 'X-MiXed': ['1', '2'], cookie: 'a=1; b=2' } });
      expect(first().rawHeaders.join('|')).toContain('X-MiXed|1|X-MiXed|2');
      expect(first().headers.cookie).toBe('a=1; b=2');
    });

    it('Authorization of the caller passes where nothing is registered', async () => {
      await gateway.call('plain', '/x', { headers: { authorization: 'Bearer own' } });
      expect(first().headers.authorization).toBe('Bearer own');
    });

    it('no User-Agent is made up', async () => {
      await gateway.call('params', '/x');
      expect(first().headers).not.toHaveProperty('user-agent');
    });

    it('registered ones are added where the caller has none', async () => {
      await gateway.call('params', '/x', { headers: { 'X-Given': 'by the caller' } });
      expect(first().headers).toMatchObject({
        'x-tenant': 'blue',
        'x-given': 'by the caller',
        'x-many': '1, 2',
        host: new URL(target.url).host,
      });
      expect(first().headers).not.toHaveProperty('content-length');
    });

    it.each([
      ['broken', 'The request parameters of the service are not readable.'],
      ['nonsense', 'The request parameters of the service are not readable.'],
      ['lost', 'secret not-there not found'],
    ])('registered ones that are %s are a 500', async (service, error) => {
      const answer = await gateway.call(service, '/x');
      expect(JSON.parse(answer.text)).toEqual({ code: 500, error });
      expect(target.received).toEqual([]);
    });
  });

  describe('tracing', () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

    it.each<[string, Record<string, string>, string]>([
      ['W3C', { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, tracestate: 'a=1' }, traceId],
      ['B3 in one header', { b3: `${traceId}-e457b5a2e4d86bd1-1` }, traceId],
      [
        'B3 in several',
        { 'x-b3-traceid': traceId, 'x-b3-spanid': 'e457b5a2e4d86bd1', 'x-b3-sampled': '1' },
        traceId,
      ],
      [
        'B3 of 64 bits',
        { 'x-b3-traceid': '463ac35c9f6413ad', 'x-b3-spanid': 'a2fb4a1d1a96d312' },
        '463ac35c9f6413ad',
      ],
    ])('%s goes on and is logged', async (_, headers, id) => {
      await gateway.call('plain', '/x', { headers });
      expect(first().headers).toMatchObject(headers);
      expect(gateway.lines.at(-1)).toMatchObject({ traceId: id });
    });

    it.each<Record<string, string>>([{}, { traceparent: 'nonsense' }, { b3: 'nonsense' }])(
      'begins where there is none: %j',
      async (headers) => {
        await gateway.call('plain', '/x', { headers });
        const made = String(first().headers.traceparent);
        expect(made).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
        expect(gateway.lines.at(-1).traceId).toBe(made.slice(3, 35));
      },
    );
  });
});
