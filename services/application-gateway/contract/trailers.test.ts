import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { createTestAuthority } from '#testing/test-authority.ts';
import { readers } from './readers.ts';

/** Fields behind a body (RFC 9110, 6.5), over HTTP/1.1, TLS and HTTP/2. */
describe.each(readers)('read by $reader', ({ plainHttp1 }) => {
  let api: TestApi;
  let gateway: RunningGateway;
  const targets: Record<string, Target> = {};
  let bare: Server;
  /** What the bare target writes before it ends the connection. */
  let bytes = '';
  const ways = ['plain', 'tls', 'h2'];

  beforeAll(async () => {
    const tls = await (await createTestAuthority('Private CA')).issue(['127.0.0.1']);
    api = await startTestApi();
    targets.plain = await startTarget();
    targets.tls = await startTarget({ tls });
    targets.h2 = await startTarget({ tls, http2: true });
    bare = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(bytes, 'latin1'));
    });
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const address = bare.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await createServiceSecret(api, 'basic', { username: 'ada', password: 'lovelace' });
    gateway = await startGateway(api, {
      config: { plainHttp1 },
      spec: { skipVerify: true },
      services: {
        ...Object.fromEntries(
          ways.map((way) => [
            way,
            { targetUrl: `${at(way).url}/api`, credentials: { type: 'Basic', secretName: 'basic' } },
          ]),
        ),
        bare: { targetUrl: `http://127.0.0.1:${port}` },
      },
    });
    for (const way of ways) {
      at(way).on('/api/summed', (response, { url }) => {
        response.writeHead(url.endsWith('503') ? 503 : 200, { trailer: 'X-Sum, Set-Cookie, Link' });
        response.write('body');
        response.addTrailers({
          'X-Sum': '1a',
          'X-Empty': '',
          Link: `<${at(way).url}/api/next>; rel=next`,
          Authorization: 'Basic c2VjcmV0',
          'Content-Type': 'text/html',
          Location: 'https://elsewhere.example/',
          'Set-Cookie': 'a=1',
          'Cache-Control': 'no-store',
        });
        response.end();
      });
      at(way).on('/api/measured', (response) => {
        response.writeHead(200, { trailer: 'X-Sum', 'content-length': '4' });
        response.addTrailers({ 'X-Sum': '1a' });
        response.end('body');
      });
      at(way).on('/api/refused-once', (response) => {
        const first = at(way).at('/api/refused-once').length === 1;
        response.writeHead(first ? 401 : 200);
        response.write('body');
        response.addTrailers({ 'X-Try': first ? 'first' : 'second' });
        response.end();
      });
    }
  });
  afterAll(async () => {
    await gateway?.stop();
    await Promise.all(Object.values(targets).map((target) => target.stop()));
    bare?.close();
    await api?.stop();
  });

  function at(way: string): Target {
    return targets[way] ?? expect.fail(`no target ${way}`);
  }

  /** @param streams sends a body in chunks. */
  async function call(service: string, path: string, { method = 'GET', streams = false } = {}) {
    const headers = {
      host: gateway.hostOf(service),
      ...(streams ? { 'transfer-encoding': 'chunked', trailer: 'X-Own' } : {}),
    };
    const sent = request(gateway.url, { method: streams ? 'POST' : method, path, headers, agent: false });
    if (streams) {
      sent.write('up');
      sent.addTrailers({ 'X-Own': '1' });
    }
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await text(response);
    const { statusCode, headers: answered, trailers } = response;
    return { status: statusCode, headers: answered, body, trailers };
  }

  describe.each(ways)('%s', (way) => {
    it.each([false, true])('those of an answer reach the caller (streamed request: %s)', async (streams) => {
      const answer = await call(way, '/summed', { streams });
      expect(answer).toMatchObject({ status: 200, body: 'body' });
      expect(answer.trailers).toEqual({
        'x-sum': '1a',
        'x-empty': '',
        link: `<http://${gateway.hostOf(way)}/next>; rel=next`,
      });
      expect(answer.headers.trailer).toBe('X-Sum, Link');
    });

    it('those of a failed answer too', async () => {
      const answer = await call(way, '/summed?503');
      expect(answer).toMatchObject({ status: 502, body: 'body', trailers: { 'x-sum': '1a' } });
    });

    it('those of an answer that refused the credentials are not the caller’s', async () => {
      const answer = await call(way, '/refused-once');
      expect(answer).toMatchObject({ status: 200, body: 'body', trailers: { 'x-try': 'second' } });
    });

    it('a caller of HTTP/1.0 gets none', async () => {
      const answer = await gateway.raw(`GET /summed HTTP/1.0\r\nHost: ${gateway.hostOf(way)}\r\n\r\n`);
      expect(answer).toContain('HTTP/1.1 200');
      expect(answer.split('\r\n\r\n')[1]).toBe('body');
      expect(answer).not.toMatch(/x-sum/i);
    });
  });

  it.each(['h2', 'bare'])('%s: an answer of a known length has none', async (service) => {
    bytes = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTrailer: X-Sum\r\n\r\nbody';
    const answer = await call(service, '/measured');
    expect(answer).toMatchObject({ status: 200, body: 'body', trailers: {} });
    expect(answer.headers).not.toHaveProperty('trailer');
  });

  it.each(['h2', 'bare'])('%s: HEAD has none', async (service) => {
    bytes = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n';
    const answer = await call(service, '/summed', { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '', trailers: {} });
    expect(answer.headers).not.toHaveProperty('trailer');
  });

  describe('a target over plain TCP', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n';

    it.each([
      ['that is no field', 'X-Sum\r\n\r\n'],
      ['with a space in its name', 'X Sum: 1\r\n\r\n'],
      ['with a bare carriage return', 'X-Sum: 1\rSet-Cookie: a=1\r\n\r\n'],
      ['that does not end', 'X-Sum: 1\r\n'],
      ['that is too long', `X-Sum: ${'1'.repeat(70_000)}\r\n\r\n`],
      ['of too many fields', `${'X-Sum: 1\r\n'.repeat(7_000)}\r\n`],
    ])('with a trailer %s breaks the answer off', async (_, trailer) => {
      bytes = head + trailer;
      await expect(call('bare', '/x')).rejects.toThrow();
    });

    it('gives fields of one name, and bytes beyond ASCII', async () => {
      bytes = `${head}X-Sum: caf\u00e9\r\nX-Sum:2\r\n\r\n`;
      expect(await call('bare', '/x')).toMatchObject({ body: 'ok', trailers: { 'x-sum': 'caf\u00e9, 2' } });
    });
  });
});
