import { createServer, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { readers } from './readers.ts';

/** Binding contract 5.3, 5.4 and 5.7: what the caller gets. */
describe.each(readers)('read by $reader', ({ plainHttp1 }) => {
  let api: TestApi;
  let gateway: RunningGateway;
  let target: Target;
  let bare: Server;
  /** What the bare target writes before it ends the connection. */
  let bytes = '';

  beforeAll(async () => {
    [api, target] = await Promise.all([startTestApi(), startTarget()]);
    bare = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(bytes, 'latin1'));
    });
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const address = bare.address();
    gateway = await startGateway(api, {
      config: { plainHttp1 },
      services: {
        plain: { targetUrl: `${target.url}/api` },
        bare: { targetUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` },
        refusing: { targetUrl: 'http://127.0.0.1:1/' },
        nowhere: { targetUrl: 'http://no-such-host.invalid/' },
        untrue: { targetUrl: 'ftp://127.0.0.1/' },
        empty: { targetUrl: '' },
        odd: { targetUrl: target.url, credentials: { type: 'Riddle', secretName: 'any' } },
      },
    });
    target.on('/api/status', (response, { url }) => {
      const status = Number(new URLSearchParams(url.split('?')[1]).get('is'));
      response.writeHead(status, { 'x-own': 'yes' });
      response.end(status === 204 || status === 304 ? undefined : 'said');
    });
    target.on('/api/where/it/is', (response, { url }) => {
      const query = new URLSearchParams(url.split('?')[1]);
      response.writeHead(Number(query.get('is')), { location: query.get('to') ?? '' }).end();
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    await target?.stop();
    bare?.close();
    await api?.stop();
  });
  beforeEach(() => {
    target.received.length = 0;
  });

  describe('status', () => {
    it.each([200, 201, 202, 204, 207, 301, 304, 400, 401, 403, 404, 409, 418, 429, 451])(
      '%i passes',
      async (status) => {
        const answer = await gateway.call('plain', `/status?is=${status}`);
        expect(answer.status).toBe(status);
        expect(answer.headers).toMatchObject({ 'x-own': 'yes' });
        expect(answer.headers).not.toHaveProperty('target-system-status');
        expect(answer.text).toBe(status === 204 || status === 304 ? '' : 'said');
      },
    );

    it.each([500, 501, 502, 503, 504, 599])('%i becomes 502, the body stays', async (status) => {
      const answer = await gateway.call('plain', `/status?is=${status}`);
      expect(answer).toMatchObject({ status: 502, text: 'said' });
      expect(answer.headers).toMatchObject({ 'target-system-status': String(status), 'x-own': 'yes' });
    });
  });

  describe('headers', () => {
    it('those of the connection stay there, others pass', async () => {
      target.on('/api/x', (response) => {
        response.writeHead(200, {
          connection: 'x-hop',
          'x-hop': '1',
          'proxy-authenticate': 'Basic',
          'set-cookie': ['a=1', 'b=2'],
          'X-Kept': '1',
        });
        response.end('ok');
      });
      const { headers } = await gateway.call('plain', '/x');
      expect(headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], 'x-kept': '1' });
      expect(headers).not.toHaveProperty('x-hop');
      expect(headers).not.toHaveProperty('proxy-authenticate');
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it('a target that repeats Authorization does not give it away', async () => {
      target.on('/api/echo', (response, { headers }) => {
        response.setHeader('Authorization', headers.authorization ?? '');
        response.end();
      });
      const { headers } = await gateway.call('plain', '/echo', {
        headers: { authorization: 'Bearer secret' },
      });
      expect(JSON.stringify(headers)).not.toContain('secret');
    });

    it('HEAD gives the length of a body that does not come', async () => {
      target.on('/api/head', (response) => response.setHeader('content-length', '1234').end());
      const answer = await gateway.call('plain', '/head', { method: 'HEAD' });
      expect(answer).toMatchObject({ status: 200, text: '' });
      expect(answer.headers['content-length']).toBe('1234');
    });

    it('a compressed body stays compressed', async () => {
      const packed = gzipSync('x'.repeat(100_000));
      target.on('/api/packed', (response) => response.setHeader('content-encoding', 'gzip').end(packed));
      const answer = await gateway.call('plain', '/packed');
      expect(answer.headers['content-encoding']).toBe('gzip');
      expect(answer.bytes.equals(packed)).toBe(true);
    });
  });

  describe('Location', () => {
    const own = 'http://HOST';
    it.each([
      [302, 'TARGET/api/new', `${own}/new`],
      [301, 'TARGET/api/new?x=1&y=%20#part', `${own}/new?x=1&y=%20#part`],
      [303, '/api/new', `${own}/new`],
      [307, 'new', `${own}/where/it/new`],
      [308, '../new', `${own}/where/new`],
      [201, 'TARGET/api/new', `${own}/new`],
      [302, 'TARGET/api', own],
      [302, '?q=1', `${own}/where/it/is?q=1`],
      [302, 'https://127.0.0.1/api/new', 'https://127.0.0.1/api/new'],
      [302, 'http://127.0.0.1:1/api/new', 'http://127.0.0.1:1/api/new'],
      [302, 'TARGET/apinew', 'TARGET/apinew'],
      [302, 'TARGET/other', 'TARGET/other'],
      [302, '/', 'TARGET/'],
      [302, '/other?q=1', 'TARGET/other?q=1'],
      [302, '../../../other', 'TARGET/other'],
      [302, 'https://elsewhere.example/api/new', 'https://elsewhere.example/api/new'],
      [302, '//elsewhere.example/api/new', 'http://elsewhere.example/api/new'],
      [302, 'mailto:ada@127.0.0.1', 'mailto:ada@127.0.0.1'],
      [302, 'http://[', 'http://['],
      [200, 'TARGET/api/new', 'TARGET/api/new'],
      [202, '/api/new', `${own}/new`],
      [202, '../status/1', `${own}/where/status/1`],
      [200, '/other', 'TARGET/other'],
      [202, 'TARGET/api/status', 'TARGET/api/status'],
      [200, 'urn:x:1', 'urn:x:1'],
    ])('of a %i: %s becomes %s', async (status, to, expected) => {
      const placed = (text: string) =>
        text.replace('TARGET', target.url).replace('HOST', gateway.hostOf('plain'));
      const query = new URLSearchParams({ is: String(status), to: placed(to) });
      const answer = await gateway.call('plain', `/where/it/is?${query}`);
      expect(answer.status).toBe(status);
      expect(answer.headers.location).toBe(placed(expected));
      expect(target.received).toHaveLength(1);
    });

    it('names the path under which the caller came', async () => {
      const query = new URLSearchParams({ is: '302', to: `${target.url}/api/new` });
      const path = `/${gateway.application}/plain/where/it/is?${query}`;
      const answer = await gateway.call('', path, { host: 'gateway:8080' });
      expect(answer.headers.location).toBe(`http://gateway:8080/${gateway.application}/plain/new`);
    });
  });

  describe('other headers that lead to the target', () => {
    const own = 'http://HOST';
    it.each([
      ['content-location', 'TARGET/api/new', `${own}/new`],
      ['content-location', 'new?x=1', `${own}/where/new?x=1`],
      ['odata-entityid', "TARGET/api/Orders('1')", `${own}/Orders('1')`],
      ['refresh', '5; url=TARGET/api/new', `5; url=${own}/new`],
      ['refresh', '0;URL="/api/new"', `0;URL="${own}/new"`],
      ['refresh', '5', '5'],
      ['link', '<TARGET/api/x?page=2>; rel="next"', `<${own}/x?page=2>; rel="next"`],
      [
        'link',
        '</api/a>; rel=a; title="<b>, c" , <?p=2>; rel=d',
        `<${own}/a>; rel=a; title="<b>, c" , <${own}/where/it?p=2>; rel=d`,
      ],
      ['link', '<https://elsewhere.example/>; rel=license', '<https://elsewhere.example/>; rel=license'],
      ['link', '<http://127.0.0.1:1/api/x>; rel=next', '<http://127.0.0.1:1/api/x>; rel=next'],
    ])('%s: %s becomes %s', async (name, said, expected) => {
      const placed = (text: string) =>
        text.replaceAll('TARGET', target.url).replaceAll('HOST', gateway.hostOf('plain'));
      target.on('/api/where/it', (response) => response.setHeader(name, placed(said)).end());
      const answer = await gateway.call('plain', '/where/it');
      expect(answer.headers[name]).toBe(placed(expected));
    });
  });

  describe('no answer of the target', () => {
    it.each([
      ['refusing', 'connection_refused'],
      ['nowhere', 'dns_'],
    ])('%s: 502 with an empty body', async (service, error) => {
      const answer = await gateway.call(service, '/x');
      expect(answer).toMatchObject({ status: error === 'dns_' ? expect.any(Number) : 502, text: '' });
      expect(answer.headers['proxy-status']).toContain(`error=${error}`);
      expect(answer.headers).not.toHaveProperty('target-system-status');
    });

    it.each([
      ['nothing', '', 'connection_terminated'],
      ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', 'http_protocol_error'],
      ['half a head', 'HTTP/1.1 200 OK\r\nContent-', 'connection_terminated'],
      [
        'a length and a coding',
        'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        'http_protocol_error',
      ],
      [
        'two lengths',
        'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc',
        'http_protocol_error',
      ],
      [
        'two lengths that agree',
        'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc',
        'http_protocol_error',
      ],
      [
        'a folded header',
        'HTTP/1.1 200 OK\r\nX-A: 1\r\n b\r\nContent-Length: 0\r\n\r\n',
        'http_protocol_error',
      ],
      [
        'a bare line end',
        'HTTP/1.1 200 OK\r\nX-A: 1\nSet-Cookie: stolen=1\r\nContent-Length: 0\r\n\r\n',
        'http_protocol_error',
      ],
      [
        'a bare carriage return',
        'HTTP/1.1 200 OK\r\nX-A: 1\rSet-Cookie: stolen=1\r\nContent-Length: 0\r\n\r\n',
        'http_protocol_error',
      ],
      ['an unknown coding', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc', 'http_protocol_error'],
      [
        'a change of protocol',
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n',
        'http_protocol_error',
      ],
      ['an endless head', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(70_000)}\r\n\r\n`, 'http_protocol_error'],
    ])('a target that says %s: 502', async (_, said, error) => {
      bytes = said;
      const answer = await gateway.call('bare', '/x', { method: 'POST' });
      expect(answer).toMatchObject({ status: 502, text: '' });
      expect(answer.headers['proxy-status']).toBe(`application-gateway; error=${error}`);
      expect(answer.headers).not.toHaveProperty('set-cookie');
    });

    it.each([
      ['less than it announces', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
      ['chunks without an end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
      ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nnonsense\r\n'],
    ])('a target that says %s: the connection ends', async (_, said) => {
      bytes = said;
      await expect(gateway.call('bare', '/x')).rejects.toThrow();
    });

    it.each([
      ['a body that ends with the connection', 'HTTP/1.1 200 OK\r\n\r\nall of it', 'all of it'],
      ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nall of it', 'all of it'],
      [
        '103 first',
        'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
        'ok',
      ],
      [
        'a chunk extension and a trailer',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n0\r\nX-T: 1\r\n\r\n',
        'ok',
      ],
      [
        'more than it announces',
        'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n\r\nsmuggled',
        'ok',
      ],
    ])('a target that says %s is understood', async (_, said, text) => {
      bytes = said;
      expect(await gateway.call('bare', '/x')).toMatchObject({ status: 200, text });
    });

    it('a target that says 100 first is understood, where undici does not refuse it', async () => {
      bytes = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
      const expected = plainHttp1 ? { status: 200, text: 'ok' } : { status: 502, text: '' };
      expect(await gateway.call('bare', '/x')).toMatchObject(expected);
    });

    it.each([
      ['untrue', 'The target URL of the service is not valid.'],
      ['empty', 'The target URL of the service is not valid.'],
      ['odd', 'The credentials of the service have the unknown type Riddle.'],
    ])('the service "%s" is a 500', async (service, error) => {
      const answer = await gateway.call(service, '/x');
      expect(JSON.parse(answer.text)).toEqual({ code: 500, error });
    });
  });
});
