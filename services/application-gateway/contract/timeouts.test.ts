import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** Binding contract 5.3, 5.7: targets that take too long. */
let api: TestApi;
let gateway: RunningGateway;
let target: Target;
let silent: Server;
const held = new Set<Socket>();

beforeAll(async () => {
  [api, target] = await Promise.all([startTestApi(), startTarget()]);
  silent = createServer((socket) => {
    socket.on('error', () => undefined);
    held.add(socket);
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const silentUrl = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  await createServiceSecret(api, 'oauth', { clientId: 'id', clientSecret: 'secret' });
  await createServiceSecret(api, 'basic', { username: 'ada', password: 'lovelace' });
  const credentials = { type: 'OAuth', secretName: 'oauth', authenticationUrl: `http://${silentUrl}/token` };
  gateway = await startGateway(api, {
    config: { upstreamTimeoutMs: 250 },
    services: {
      plain: { targetUrl: target.url },
      tls: { targetUrl: `https://${silentUrl}` },
      oauth: { targetUrl: target.url, credentials },
      csrf: {
        targetUrl: target.url,
        credentials: {
          type: 'Basic',
          secretName: 'basic',
          csrfInfo: { tokenEndpointURL: `http://${silentUrl}/csrf` },
        },
      },
    },
  });
  target.onHead('/never', () => undefined);
});
afterAll(async () => {
  await gateway?.stop();
  await target?.stop();
  for (const socket of held) {
    socket.destroy();
  }
  silent?.close();
  await api?.stop();
});

it.each(['GET', 'POST'])('%s: 504 with an empty body when the target does not answer', async (method) => {
  const answer = await gateway.call('plain', '/never', { method });
  expect(answer).toMatchObject({ status: 504, text: '' });
  expect(answer.headers['proxy-status']).toBe('application-gateway; error=http_response_timeout');
  await eventually(() => (target.connections === 0 ? true : undefined));
});

it('a streamed upload too: 504 when the body is in and no answer comes', async () => {
  const headers = { 'transfer-encoding': 'chunked' };
  expect(await gateway.call('plain', '/never', { method: 'POST', body: 'x', headers })).toMatchObject({
    status: 504,
  });
});

it('504 when TLS does not begin', async () => {
  expect(await gateway.call('tls', '/x')).toMatchObject({ status: 504, text: '' });
});

it('502 when the token endpoint does not answer', async () => {
  const answer = await gateway.call('oauth', '/x');
  expect(JSON.parse(answer.text)).toEqual({ code: 502, error: 'No access token could be obtained.' });
});

it('502 when the CSRF endpoint does not answer', async () => {
  const answer = await gateway.call('csrf', '/x');
  expect(JSON.parse(answer.text)).toEqual({ code: 502, error: 'No CSRF token could be obtained.' });
});

it('an answer that has begun may take its time', async () => {
  target.on('/slow', (response) => {
    response.write('begin ');
    setTimeout(() => response.end('end'), 600);
  });
  expect(await gateway.call('plain', '/slow')).toMatchObject({ status: 200, text: 'begin end' });
});

it('an upload may take its time as long as it moves', async () => {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (part) => {
    answer += part.toString();
  });
  socket.write(
    `POST /up HTTP/1.1\r\nHost: ${gateway.hostOf('plain')}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`,
  );
  const timer = setInterval(() => socket.write('1\r\nx\r\n'), 50);
  setTimeout(() => {
    clearInterval(timer);
    socket.write('0\r\n\r\n');
  }, 700);
  await new Promise((resolve) => socket.on('close', resolve));
  expect(answer).toContain('HTTP/1.1 200 OK');
  expect(target.at('/up')[0]?.body).toMatch(/^x{3,}$/);
});
