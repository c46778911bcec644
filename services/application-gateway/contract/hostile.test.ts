import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { readers } from './readers.ts';

/** Callers, targets and registrations that mean harm: each case names what must not happen. */
describe.each(readers)('read by $reader', ({ plainHttp1 }) => {
  let api: TestApi;
  let gateway: RunningGateway;
  let target: Target;
  let secondTarget: Target;

  beforeAll(async () => {
    [api, target, secondTarget] = await Promise.all([startTestApi(), startTarget(), startTarget()]);
    await createServiceSecret(api, 'basic', { username: 'ada', password: 'not-to-be-seen' });
    const credentials = { type: 'Basic', secretName: 'basic' };
    gateway = await startGateway(api, {
      config: { plainHttp1 },
      services: {
        shop: { targetUrl: `${target.url}/api/public`, credentials },
        second: { targetUrl: `${secondTarget.url}/api`, credentials },
        root: { targetUrl: target.url },
      },
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    await target?.stop();
    await secondTarget?.stop();
    await api?.stop();
  });
  beforeEach(() => {
    target.received.length = 0;
    secondTarget.received.length = 0;
  });

  const end = 'Connection: close\r\n\r\n';
  const placed = (text: string) =>
    text
      .replaceAll('HOST', gateway.hostOf('shop'))
      .replaceAll('APP', gateway.application)
      .replaceAll('SECOND', gateway.hostOf('second'));

  function nothingReached(): void {
    expect([...target.received, ...secondTarget.received]).toEqual([]);
  }

  it.each([
    ['a plain request', 'GET', ''],
    ['an upload', 'POST', 'Transfer-Encoding: chunked\r\n'],
    ['a request for WebSocket', 'GET', 'Upgrade: websocket\r\nConnection: Upgrade\r\n'],
  ])('%s that the platform makes for an application reaches nobody', async (_name, method, headers) => {
    const mark = 'x-MOORING-download:\r\n';
    const body = method === 'POST' ? '0\r\n\r\n' : '';
    const answer = await gateway.raw(
      placed(`${method} /APP/shop-12345/x HTTP/1.1\r\nHost: h\r\n${mark}${headers}\r\n${body}`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n[\s\S]*may not be one of the platform/);
    nothingReached();
  });

  describe('a request that two servers could read differently reaches nobody', () => {
    const chunk = '0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: HOST\r\n\r\n';
    it.each([
      ['a length and a coding', `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n${end}${chunk}`],
      ['a coding and a length', `Transfer-Encoding: chunked\r\nContent-Length: 6\r\n${end}${chunk}`],
      ['two lengths', `Content-Length: 2\r\nContent-Length: 3\r\n${end}abc`],
      ['two lengths that agree', `Content-Length: 3\r\nContent-Length: 3\r\n${end}abc`],
      ['a list of lengths', `Content-Length: 3, 3\r\n${end}abc`],
      ['a signed length', `Content-Length: +3\r\n${end}abc`],
      ['a negative length', `Content-Length: -3\r\n${end}abc`],
      ['a hexadecimal length', `Content-Length: 0x3\r\n${end}abc`],
      ['an endless length', `Content-Length: 99999999999999999999\r\n${end}abc`],
      ['an unknown coding', `Transfer-Encoding: gzip\r\n${end}abc`],
      ['a coding before chunked', `Transfer-Encoding: gzip, chunked\r\n${end}0\r\n\r\n`],
      ['chunked not last', `Transfer-Encoding: chunked, identity\r\n${end}0\r\n\r\n`],
      ['two codings', `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n${end}0\r\n\r\n`],
      ['a coding with a tab', `Transfer-Encoding:\x0bchunked\r\n${end}0\r\n\r\n`],
      ['a space before the colon', `Content-Length : 3\r\n${end}abc`],
      ['a folded header', `X-A: 1\r\n Transfer-Encoding: chunked\r\n${end}`],
      ['a bare line end', `X-A: 1\nTransfer-Encoding: chunked\r\n${end}`],
      ['a bare carriage return', `X-A: 1\rTransfer-Encoding: chunked\r\n${end}`],
      ['a null byte', `X-A: 1\0\r\n${end}`],
      ['a name that is no token', `X(A): 1\r\n${end}`],
      ['a line without a colon', `nonsense\r\n${end}`],
      ['a second host', `Host: SECOND\r\n${end}`],
      ['a broken chunk', `Transfer-Encoding: chunked\r\n${end}3;\nabc\r\n0\r\n\r\n`],
      ['a chunk longer than it says', `Transfer-Encoding: chunked\r\n${end}1\r\nabc\r\n0\r\n\r\n`],
      ['an endless chunk size', `Transfer-Encoding: chunked\r\n${end}FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n`],
    ])('%s', async (_, rest) => {
      const answer = await gateway.raw(placed(`POST /x HTTP/1.1\r\nHost: HOST\r\n${rest}`));
      expect(answer).toMatch(/^HTTP\/1\.1 400 |^$/);
      expect(answer.match(/HTTP\/1\.1/g) ?? []).toHaveLength(answer === '' ? 0 : 1);
      expect(target.at('/api/public/smuggled')).toEqual([]);
      expect(target.received.filter(({ body }) => body !== '')).toEqual([]);
      expect(secondTarget.received).toEqual([]);
    });

    it.each([
      ['without a host', 'GET /x HTTP/1.1\r\n', 400],
      ['of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n', 400],
      ['of an unknown version', 'GET /x HTTP/1.2\r\nHost: HOST\r\n', 400],
      ['of an unknown method', 'G@T /x HTTP/1.1\r\nHost: HOST\r\n', 400],
      ['TRACE', 'TRACE /x HTTP/1.1\r\nHost: HOST\r\n', 405],
      ['CONNECT', 'CONNECT HOST:80 HTTP/1.1\r\nHost: HOST\r\n', 405],
      ['for everything', 'OPTIONS * HTTP/1.1\r\nHost: HOST\r\n', 400],
      ['with a fragment', 'GET /a#b HTTP/1.1\r\nHost: HOST\r\n', 400],
      ['with a space in its path', 'GET /a b HTTP/1.1\r\nHost: HOST\r\n', 400],
      ['with bytes beyond ASCII', 'GET /\xff HTTP/1.1\r\nHost: HOST\r\n', 400],
    ])('%s', async (_, head, status) => {
      const answer = await gateway.raw(Buffer.from(placed(head + end), 'latin1'));
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      nothingReached();
    });
  });

  describe('a request that names a whole URL', () => {
    it.each([
      ['http://HOST/x', '/api/public/x'],
      ['http://gateway/APP/shop/x', '/api/public/x'],
      ['HTTP://HOST?q=1', '/api/public/?q=1'],
    ])('%s finds its service', async (url, path) => {
      await gateway.raw(placed(`GET ${url} HTTP/1.1\r\nHost: ignored\r\n${end}`));
      expect(target.received[0]?.url).toBe(path);
    });

    it.each([
      'http://127.0.0.1:1/x',
      'http://elsewhere.example/x',
      'https://HOST/x',
      'ftp://HOST/x',
      'HOST/x',
    ])('%s makes no proxy of the gateway', async (url) => {
      const answer = await gateway.raw(placed(`GET ${url} HTTP/1.1\r\nHost: HOST\r\n${end}`));
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      nothingReached();
    });
  });

  describe('a path does not leave the target URL, or its Application', () => {
    it.each([
      '/../admin',
      '/a/../../admin',
      '/..',
      '/.',
      '/%2e%2e/admin',
      '/.%2E/admin',
      '/..%2fadmin',
      '/%2e%2e%2Fadmin',
      '/..\\admin',
      '/..%5cadmin',
      '/..;/admin',
      '/..;a=b/admin',
      '/..%3b/admin',
      '/a/./b',
      '/a%2f..%2fadmin',
    ])('%s', async (path) => {
      const answer = await gateway.raw(placed(`GET ${path} HTTP/1.1\r\nHost: HOST\r\n${end}`));
      expect(answer).toContain('{"code":400,"error":"The path must not contain dot segments."}');
      nothingReached();
    });

    it.each([
      '/APP/shop/../second/x',
      '/APP/shop/%2e%2e/second/x',
      '/APP%2fshop/x',
      '/APP/shop%2f..%2fsecond/x',
    ])('%s leads to no other service', async (path) => {
      const answer = await gateway.raw(placed(`GET ${path} HTTP/1.1\r\nHost: gateway\r\n${end}`));
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      nothingReached();
    });

    it('two slashes name no other host', async () => {
      await gateway.raw(`GET //elsewhere.example/x HTTP/1.1\r\nHost: ${gateway.hostOf('root')}\r\n${end}`);
      expect(target.received[0]).toMatchObject({ url: '//elsewhere.example/x' });
    });
  });

  describe('sizes', () => {
    it.each([
      ['a header', `X-A: ${'a'.repeat(1_100_000)}\r\n`],
      ['many headers', 'X-A: a\r\n'.repeat(300_000)],
      ['a host', `X-B: 1\r\nHost: ${'a'.repeat(1_100_000)}\r\n`],
    ])('%s beyond every measure: 431', async (_, headers) => {
      const answer = await gateway.raw(placed(`GET /x HTTP/1.1\r\nHost: HOST\r\n${headers}${end}`));
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
      expect(answer).toContain('{"code":431,"error":"The headers of the request are too long."}');
      nothingReached();
    });

    it('a path beyond every measure: 431', async () => {
      const answer = await gateway.raw(
        placed(`GET /${'a'.repeat(1_100_000)} HTTP/1.1\r\nHost: HOST\r\n${end}`),
      );
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    });

    it.each([17_000, 900_000])(
      'a filter of %i characters passes, and a header of as many',
      async (length) => {
        const query = `$filter=${'a'.repeat(length)}`;
        expect((await gateway.call('shop', `/x?${query}`)).status).toBe(200);
        expect(target.received[0]?.url).toBe(`/api/public/x?${query}`);
        const headers = { 'x-own': 'b'.repeat(length) };
        expect((await gateway.call('shop', '/y', { headers })).status).toBe(200);
        expect(target.received[1]?.headers['x-own']).toBe(headers['x-own']);
      },
    );

    it('of many headers none is lost', async () => {
      const names = Array.from({ length: 3_000 }, (_, n) => `x-${n}`);
      const headers = Object.fromEntries(names.map((name) => [name, '1']));
      expect((await gateway.call('shop', '/x', { headers })).status).toBe(200);
      expect(Object.keys(target.received[0]?.headers ?? {})).toEqual(expect.arrayContaining(names));
    });

    it('a thousand query parameters pass', async () => {
      const query = Array.from({ length: 1_000 }, (_, n) => `p${n}=1`).join('&');
      expect((await gateway.call('shop', `/x?${query}`)).status).toBe(200);
      expect(target.received[0]?.url).toBe(`/api/public/x?${query}`);
    });
  });

  describe('a target', () => {
    it('that redirects is not followed: nobody is called in the name of the gateway', async () => {
      target.on('/api/public/away', (response) => {
        response.writeHead(302, { location: `${secondTarget.url}/internal` }).end();
      });
      const answer = await gateway.call('shop', '/away');
      expect(answer.headers.location).toBe(`${secondTarget.url}/internal`);
      expect(secondTarget.received).toEqual([]);
    });

    it('that asks for other credentials gets those of its service only', async () => {
      target.on('/api/public/realm', (response, { headers }) => {
        response.writeHead(401, {
          'www-authenticate': 'Basic realm="x"',
          'x-got': String(headers.authorization),
        });
        response.end();
      });
      await gateway.call('shop', '/realm');
      expect(new Set(target.received.map(({ headers }) => headers.authorization))).toEqual(
        new Set([`Basic ${btoa('ada:not-to-be-seen')}`]),
      );
    });
  });

  it('a caller cannot put credentials of the Secret into a line of the log', async () => {
    await gateway.call('shop', '/x?password=in-the-query', { headers: { 'x-a': 'in-a-header' } });
    const text = JSON.stringify(gateway.lines);
    expect(text).not.toContain('not-to-be-seen');
    expect(text).not.toContain('in-the-query');
    expect(text).not.toContain('in-a-header');
  });

  it('a registration that names a header with a line break is refused, and shows no value', async () => {
    await createServiceSecret(api, 'evil', {
      headers: JSON.stringify({ 'x-a': ['1\r\nX-Evil: secret-value'] }),
    });
    const path = `/spec/services/0/entries/0/requestParametersSecretName`;
    await api.kube.patch(kinds.applications, { name: gateway.application }, 'json', [
      { op: 'add', path, value: 'evil' },
    ]);
    const answer = await gateway.until('shop', '/x', ({ status }) => status === 500);
    expect(answer.text).not.toContain('secret-value');
    expect(target.at('/api/public/x').every(({ headers }) => headers['x-evil'] === undefined)).toBe(true);
  });

  it('callers that send half a request hold no service up', async () => {
    const sockets = Array.from({ length: 50 }, () => {
      const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write('GET /x HTTP/1.1\r\nHost: ');
      return socket;
    });
    expect((await gateway.call('root', '/x')).status).toBe(200);
    for (const socket of sockets) {
      socket.destroy();
    }
  });
});
