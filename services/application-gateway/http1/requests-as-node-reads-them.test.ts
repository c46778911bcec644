import { createServer } from 'node:http';
import { duplexPair } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maxHeaderBytes } from '#lib/config/max-header-bytes.ts';
import { requests } from '#testing/http1-messages.ts';
import { parseRequest } from './parse-request.ts';

interface Read {
  method: string;
  url: string;
  host: string;
  headers: string[];
  body: string;
  last: boolean;
}

const runs = 8_000;
/** So many of the made requests must be plain: the rest proves nothing here. */
const leastPlain = runs / 5;

/** Everything that Node's server reads on a connection, undefined where it refuses any of it. */
async function readByNode(bytes: Buffer): Promise<Read[] | undefined> {
  const server = createServer({ maxHeaderSize: maxHeaderBytes() });
  server.maxHeadersCount = 0;
  Object.assign(server, { httpAllowHalfOpen: true });
  const read: Promise<Read>[] = [];
  let refused = false;
  server.on('request', (request, response) => {
    const { method = '', url = '', rawHeaders: headers } = request;
    const { host = '' } = request.headers;
    const last = !response.shouldKeepAlive;
    read.push(
      buffer(request).then((body) => ({ method, url, host, headers, body: body.toString('latin1'), last })),
    );
    request.on('end', () => response.end());
  });
  server.on('clientError', (_, socket) => {
    refused = true;
    socket.destroy();
  });
  for (const event of ['upgrade', 'connect', 'checkContinue', 'checkExpectation']) {
    server.on(event, (request) => {
      refused = true;
      request.socket.destroy();
    });
  }
  const [caller, side] = duplexPair();
  const closed = new Promise((resolve) => side.on('close', resolve));
  caller.on('error', () => undefined).resume();
  side.on('error', () => undefined);
  server.emit('connection', side);
  caller.end(bytes);
  await closed;
  return refused ? undefined : Promise.all(read);
}

it('a request that is taken for plain is the one that Node reads', async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(requests, async ({ head, body }) => {
      const bytes = Buffer.from(head + body, 'latin1');
      const request = parseRequest(bytes);
      if (request === undefined) {
        return;
      }
      plain++;
      const read = { ...request, body: request.body?.toString('latin1') ?? '' };
      expect(await readByNode(bytes)).toEqual([read]);
    }),
    { seed: 9112, numRuns: runs },
  );
  expect(plain).toBeGreaterThan(leastPlain);
});
