import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { createNatsLink } from './nats-link.ts';

/** A server without TLS, which writes down what the first who connects says. */
let server: Server;
let port: number;
let said: Promise<string>;

beforeEach(async () => {
  server = createServer();
  said = new Promise((resolve) => {
    server.once('connection', (socket) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        // it has said who it is
        socket.end("-ERR 'Authorization Violation'\r\n");
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      const info = { server_id: 'x', version: '2.9.10', proto: 1, headers: true, max_payload: 1_048_576 };
      socket.write(`INFO ${JSON.stringify(info)}\r\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(() => server.close());

it.each([
  ['nats', true],
  ['tls', false],
] as const)('tells its token to a server without TLS by %s://: %s', async (scheme, isTold) => {
  const url = `${scheme}://127.0.0.1:${port}`;
  const link = createNatsLink({ url, token: 'the-token', log: createLogger('test', 'silent') });
  const started = link.start();
  const text = await said;
  await link.stop();
  await started;
  expect(text.includes('the-token')).toBe(isTold);
  expect(() => link.clients()).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
});
