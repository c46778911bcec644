import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { createTestAuthority } from '#testing/test-authority.ts';

/** Bodies that flow, callers that leave, connections that change their protocol: over HTTP/1.1, TLS and HTTP/2. */
let api: TestApi;
let gateway: RunningGateway;
const targets: Record<string, Target> = {};
const ways = ['plain', 'tls', 'h2'];

beforeAll(async () => {
  const tls = await (await createTestAuthority('Private CA')).issue(['127.0.0.1']);
  api = await startTestApi();
  targets.plain = await startTarget();
  targets.tls = await startTarget({ tls });
  targets.h2 = await startTarget({ tls, http2: true });
  await createServiceSecret(api, 'basic', { username: 'ada', password: 'lovelace' });
  gateway = await startGateway(api, {
    spec: { skipVerify: true },
    services: Object.fromEntries(
      ways.map((way) => [
        way,
        { targetUrl: `${at(way).url}/api`, credentials: { type: 'Basic', secretName: 'basic' } },
      ]),
    ),
  });
  for (const way of ['plain', 'tls']) {
    acceptWebSockets(at(way));
  }
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all(Object.values(targets).map((target) => target.stop()));
  await api?.stop();
});
beforeEach(() => {
  for (const target of Object.values(targets)) {
    target.received.length = 0;
  }
});

function at(way: string): Target {
  return targets[way] ?? expect.fail(`no target ${way}`);
}

/** Begins a call whose body and answer the test handles itself. */
function open(way: string, path: string, method = 'GET'): ClientRequest {
  const sent = request(gateway.url, { method, path, headers: { host: gateway.hostOf(way) }, agent: false });
  sent.on('error', () => undefined);
  return sent;
}

async function answerOf(sent: ClientRequest): Promise<IncomingMessage> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}

async function nextPart(stream: Readable): Promise<string> {
  const next = once(stream, 'data');
  stream.resume();
  const [part] = await next;
  stream.pause();
  return String(part);
}

function acceptWebSockets(target: Target): void {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat' });
  target.server.on('upgrade', (incoming: IncomingMessage, socket, head) => {
    const { method = '', url = '', headers, rawHeaders, httpVersion } = incoming;
    target.received.push({ method, url, headers, rawHeaders, body: '', httpVersion, client: undefined });
    if (url.endsWith('/refuse')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno');
      return;
    }
    sockets.handleUpgrade(incoming, socket, head, (accepted) => {
      accepted.on('message', (message, isBinary) => accepted.send(message, { binary: isBinary }));
      accepted.on('error', () => undefined);
    });
  });
}

function webSocket(way: string, path: string): WebSocket {
  const options = { headers: { host: gateway.hostOf(way) } };
  return new WebSocket(`${gateway.url.replace('http', 'ws')}${path}`, 'chat', options);
}

describe.each(ways)('%s', (way) => {
  it('the answer comes while the target still writes', async () => {
    let finish = () => undefined as unknown;
    at(way).on('/api/down', (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      finish = () => response.end('data: 2\n\n');
    });
    const response = await answerOf(open(way, '/down').end());
    expect(await nextPart(response)).toBe('data: 1\n\n');
    finish();
    expect(await nextPart(response)).toBe('data: 2\n\n');
  });

  it('the head comes while the body waits', async () => {
    let finish = () => undefined as unknown;
    at(way).on('/api/head', (response) => {
      response.writeHead(200, { 'x-early': '1' });
      response.flushHeaders();
      finish = () => response.end('late');
    });
    const response = await answerOf(open(way, '/head').end());
    expect(response.headers['x-early']).toBe('1');
    finish();
    expect(await nextPart(response)).toBe('late');
  });

  it('the target reads while the caller still writes', async () => {
    const first = Promise.withResolvers<string>();
    at(way).onHead('/api/up', (response, _, incoming) => {
      incoming.once('data', (part) => first.resolve(String(part)));
      incoming.on('end', () => response.end('done'));
    });
    const sent = open(way, '/up', 'POST');
    sent.write('first');
    expect(await first.promise).toBe('first');
    sent.end('last');
    expect(await nextPart(await answerOf(sent))).toBe('done');
  });

  it('an answer may come before the request is complete', async () => {
    at(way).onHead('/api/early', (response) => response.writeHead(413).end('too much'));
    const sent = open(way, '/early', 'POST');
    sent.write('x');
    const response = await answerOf(sent);
    expect(response.statusCode).toBe(413);
    expect(await nextPart(response)).toBe('too much');
    sent.destroy();
  });

  it('a target writes no faster than the caller reads', async () => {
    const part = Buffer.alloc(65_536, 'x');
    let written = 0;
    let stalled = false;
    at(way).on('/api/much', (response) => {
      const write = () => {
        stalled = false;
        while (!stalled && !response.destroyed) {
          written += part.length;
          stalled = !response.write(part);
        }
      };
      response.on('drain', write);
      write();
    });
    const sent = open(way, '/much');
    const response = await answerOf(sent.end());
    let before = -1;
    await eventually(() => {
      const quiet = stalled && written === before;
      before = written;
      return quiet ? true : undefined;
    });
    // what kernels and streams hold on the way, not what a target could write in the meantime
    expect(written).toBeLessThan(32 * 1024 * 1024);
    response.destroy();
    sent.destroy();
  });

  it('a large body comes back byte for byte', async () => {
    at(way).onHead('/api/echo', (response, _, incoming) => void incoming.pipe(response));
    const body = Buffer.alloc(3_000_000, '0123456789');
    const headers = { 'transfer-encoding': 'chunked' };
    const answer = await gateway.call(way, '/echo', { method: 'POST', body, headers });
    expect(answer.bytes.equals(body)).toBe(true);
  });

  it.each(['before the answer', 'within the answer', 'within the request'])(
    'a caller that leaves %s ends the call to the target',
    async (when) => {
      const reached = Promise.withResolvers<void>();
      const left = Promise.withResolvers<void>();
      at(way).onHead('/api/leave', (response, _, incoming) => {
        incoming.resume();
        response.on('close', () => left.resolve());
        if (when === 'within the answer') {
          response.write('x');
        }
        reached.resolve();
      });
      const sent = open(way, '/leave', when === 'within the request' ? 'POST' : 'GET');
      if (when === 'within the request') {
        sent.write('x');
      } else {
        sent.end();
      }
      await reached.promise;
      if (when === 'within the answer') {
        await answerOf(sent);
      }
      sent.destroy();
      await left.promise;
    },
  );

  it('a caller that leaves within the request ends the call to the target, though others go on beside it', async () => {
    const reached = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    let finish = () => undefined as unknown;
    at(way).on('/api/beside', (response) => {
      response.write('x');
      finish = () => response.end('y');
    });
    at(way).onHead('/api/leave', (response, _, incoming) => {
      incoming.resume();
      response.on('close', () => left.resolve());
      reached.resolve();
    });
    const beside = await answerOf(open(way, '/beside').end());
    const sent = open(way, '/leave', 'POST');
    sent.write('x');
    await reached.promise;
    sent.destroy();
    await left.promise;
    finish();
    expect(await text(beside)).toBe('xy');
  });
});

describe.each(['plain', 'tls'])('WebSocket over %s', (way) => {
  it('carries messages both ways, with the registered credentials', async () => {
    const socket = webSocket(way, '/chat?room=1');
    await once(socket, 'open');
    expect(socket.protocol).toBe('chat');
    for (const message of ['hello', 'x'.repeat(200_000)]) {
      socket.send(message);
      const [echo] = await once(socket, 'message');
      expect(String(echo)).toBe(message);
    }
    socket.close();
    await once(socket, 'close');
    const [received] = at(way).received;
    expect(received?.url).toBe('/api/chat?room=1');
    expect(received?.headers).toMatchObject({
      authorization: `Basic ${btoa('ada:lovelace')}`,
      host: new URL(at(way).url).host,
    });
  });

  it('gives the answer of a target that refuses', async () => {
    const socket = webSocket(way, '/refuse');
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(response.statusCode).toBe(403);
    socket.on('error', () => undefined);
    socket.terminate();
  });

  it('ends on both sides when one leaves', async () => {
    const before = at(way).connections;
    const socket = webSocket(way, '/chat');
    await once(socket, 'open');
    socket.terminate();
    await eventually(() => (at(way).connections <= before ? true : undefined));
  });
});

describe('a connection of a caller', () => {
  it('answers requests that come at once in their order', async () => {
    at('plain').on('/api/first', (response) => setImmediate(() => response.end('first')));
    at('plain').on('/api/second', (response) => response.end('second'));
    const head = `Host: ${gateway.hostOf('plain')}\r\n`;
    const answer = await gateway.raw(
      `GET /first HTTP/1.1\r\n${head}\r\nGET /second HTTP/1.1\r\n${head}Connection: close\r\n\r\n`,
    );
    expect(answer.indexOf('first')).toBeGreaterThan(0);
    expect(answer.indexOf('second')).toBeGreaterThan(answer.indexOf('first'));
  });

  it('carries plain and other requests in turn', async () => {
    const head = `Host: ${gateway.hostOf('plain')}\r\n`;
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    let answers = '';
    socket.on('data', (part) => {
      answers += part.toString();
    });
    const count = () => answers.split('HTTP/1.1 200').length - 1;
    const requests = [
      `GET /one HTTP/1.1\r\n${head}\r\n`,
      `POST /two HTTP/1.1\r\n${head}Content-Length: 2\r\n\r\nhi`,
      `POST /three HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
      `GET /four HTTP/1.1\r\n${head}\r\n`,
    ];
    for (const [index, text] of requests.entries()) {
      socket.write(text);
      await eventually(() => (count() === index + 1 ? true : undefined));
    }
    socket.destroy();
    expect(at('plain').received.map(({ method, body }) => method + body)).toEqual([
      'GET',
      'POSThi',
      'POSThi',
      'GET',
    ]);
  });

  it('may come byte by byte', async () => {
    const socket = connect({ port: Number(new URL(gateway.url).port), host: '127.0.0.1', noDelay: true });
    const text = `POST /slow HTTP/1.1\r\nHost: ${gateway.hostOf('plain')}\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi`;
    for (const byte of text) {
      socket.write(byte);
      await new Promise(setImmediate);
    }
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('HTTP/1.1 200 OK');
    expect(at('plain').received[0]?.body).toBe('hi');
  });

  it('that offers HTTP/2 over plain text, as Java does, is answered over HTTP/1.1', async () => {
    const answer = await gateway.raw(
      `POST /java HTTP/1.1\r\nHost: ${gateway.hostOf('plain')}\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\nContent-Length: 2\r\n\r\nhi`,
    );
    expect(answer).toContain('HTTP/1.1 200 OK');
    expect(at('plain').received[0]).toMatchObject({ method: 'POST', url: '/api/java', body: 'hi' });
    expect(at('plain').received[0]?.headers).not.toHaveProperty('upgrade');
    expect(at('plain').received[0]?.headers).not.toHaveProperty('http2-settings');
  });
});
