import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { responses } from '#testing/http1-messages.ts';
import { PlainPool } from './plain-pool.ts';

interface Read {
  status: number;
  reason: string;
  headers: string[];
  body: string;
  trailers: string[];
}

const runs = 2_000;
/** So many of the made responses must be understood: the rest proves nothing here. */
const leastUnderstood = runs / 4;
const host = '127.0.0.1';

/** Says `said` in two pieces to whoever asks, and ends the connection. */
let target: Server;
let port = 0;
let said: [string, string] = ['', ''];

beforeAll(async () => {
  target = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const [first, second] = said;
      socket.write(first, 'latin1', () => socket.end(second, 'latin1'));
    });
  });
  target.listen(0, host);
  await once(target, 'listening');
  port = (target.address() as AddressInfo).port;
});
afterAll(() => {
  target.close();
});

async function readByPool(method: string): Promise<Read | undefined> {
  const pool = new PlainPool({ host, port, connections: 1, nowMs: Date.now });
  const read = await new Promise<Read | undefined>((resolve) => {
    const read: Read = { status: 0, reason: '', headers: [], body: '', trailers: [] };
    pool.send(
      { method, path: '/', headers: ['host', host], body: null, upgrade: undefined },
      {
        onHead: (status, reason, headers) => Object.assign(read, { status, reason, headers }),
        onBody(part) {
          read.body += part.toString('latin1');
          return true;
        },
        onEnd: (trailers) => resolve({ ...read, trailers }),
        onError: () => resolve(undefined),
        onUpgrade: () => resolve(undefined),
      },
    );
  });
  pool.destroy();
  return read;
}

function readByNode(method: string): Promise<Read | undefined> {
  return new Promise((resolve) => {
    let headIsThere = false;
    const asked = request({ host, port, method, agent: false, maxHeaderSize: 65_536 }, (response) => {
      headIsThere = true;
      const { statusCode: status = 0, statusMessage: reason = '', rawHeaders: headers } = response;
      let body = '';
      response.on('data', (part: Buffer) => {
        body += part.toString('latin1');
      });
      response.on('end', () => resolve({ status, reason, headers, body, trailers: response.rawTrailers }));
      response.on('error', () => resolve(undefined));
    });
    // behind a head it may be for what follows the message
    asked.on('error', () => headIsThere || resolve(undefined));
    asked.on('close', () => headIsThere || resolve(undefined));
    asked.end();
  });
}

it('a response that is understood is the one that Node reads', async () => {
  let understood = 0;
  const asked = fc.tuple(fc.constantFrom('GET', 'GET', 'POST', 'HEAD'), responses, fc.nat(200));
  await fc.assert(
    fc.asyncProperty(asked, async ([method, bytes, cut]) => {
      said = [bytes.slice(0, cut), bytes.slice(cut)];
      const read = await readByPool(method);
      if (read !== undefined) {
        understood++;
        expect(await readByNode(method)).toEqual(read);
      }
    }),
    { seed: 9112, numRuns: runs },
  );
  expect(understood).toBeGreaterThan(leastUnderstood);
});
