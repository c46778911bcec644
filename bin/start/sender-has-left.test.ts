import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { senderHasLeft } from './sender-has-left.ts';

const change = 'POST /api/applications HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}';

let server: Server;
let left: Promise<boolean>;

beforeEach(async () => {
  const asked = Promise.withResolvers<boolean>();
  left = asked.promise;
  server = createServer((request, response) => {
    senderHasLeft(request).then((answer) => {
      asked.resolve(answer);
      response.end();
    }, asked.reject);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function sender() {
  return connect((server.address() as AddressInfo).port, '127.0.0.1');
}

it('knows of a request that was given up before it was read', async () => {
  const socket = sender();
  await once(socket, 'connect');
  // both arrive in one turn of the server
  socket.end(change);
  socket.destroySoon();
  expect(await left).toBe(true);
});

it('knows that somebody waits for the answer', async () => {
  const socket = sender();
  await once(socket, 'connect');
  socket.write(change);
  expect(await left).toBe(false);
  socket.destroy();
});
