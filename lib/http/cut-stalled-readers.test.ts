import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { cutStalledReaders } from './cut-stalled-readers.ts';

const timeoutMs = 50;
let server: Server;
let client: Socket;

async function open(answer: Parameters<typeof createServer>[1]): Promise<Socket> {
  server = createServer(answer);
  cutStalledReaders(server, timeoutMs);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  return client;
}

afterEach(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
});

test('a client that never reads is cut', async () => {
  const closed = new Promise((resolve) => {
    void open((_request, response) => {
      response.once('close', () => resolve(response.writableFinished));
      response.write(Buffer.alloc(32 * 1024 * 1024));
    }).then((socket) => socket.pause());
  });
  expect(await closed).toBe(false);
});

test('a connection on which nothing waits stays', async () => {
  let timeouts = 0;
  const written = new Promise<void>((resolve) => {
    void open((_request, response) => {
      response.write('first');
      server.on('timeout', () => {
        timeouts++;
        response.end('last');
        resolve();
      });
    }).then((socket) => socket.resume());
  });
  await written;
  await once(client, 'data');
  expect(timeouts).toBeGreaterThan(0);
  expect(client.destroyed).toBe(false);
});
