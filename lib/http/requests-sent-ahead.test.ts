import { once } from 'node:events';
import { type ConnectionOptions, connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { createTestAuthority } from '#testing/test-authority.ts';
import { createServer, sendJson } from './create-server.ts';
import { listen } from './listen.ts';

const count = 100;
const sent = 'y'.repeat(30_000);
const answered = 'x'.repeat(20_000);
let app: ReturnType<typeof createServer>;
let address: ConnectionOptions;

beforeAll(async () => {
  const authority = await createTestAuthority('requests sent ahead');
  app = createServer({ log: createLogger('test', 'silent'), https: await authority.issue(['localhost']) });
  app.post('/', async (_request, reply) => sendJson(reply, 200, answered));
  const { port } = new URL(await listen(app, { host: '127.0.0.1', port: 0 }));
  address = { host: '127.0.0.1', port: Number(port), servername: 'localhost', ca: authority.ca };
});
afterAll(() => app?.close());

it('answers each request of a TLS client that sends many before it reads an answer', async () => {
  const socket = connect(address);
  await once(socket, 'secureConnect');
  const request = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${sent.length}\r\n\r\n${sent}`;
  for (let at = 0; at < count; at++) {
    const last = at === count - 1 ? request.replace('\r\n', '\r\nConnection: close\r\n') : request;
    socket.write(last);
  }
  const answers = Buffer.concat(await socket.toArray()).toString('latin1');
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(Array(count).fill('HTTP/1.1 200'));
});
