import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxHeaderBytes } from '#lib/config/max-header-bytes.ts';
import { createLogger } from '#lib/log.ts';
import { createServer, sendJson } from './create-server.ts';
import { listen } from './listen.ts';

const log = createLogger('test', 'silent');
const app = createServer({ log, bodyLimitBytes: 1_000 });
app.get('/echo', async (asked, reply) =>
  sendJson(reply, 200, { query: asked.url.length, names: Object.keys(asked.headers).length }),
);
app.post('/echo', async (_asked, reply) => sendJson(reply, 200, {}));
const narrow = createServer({ log, headerLimitBytes: 5_000 });
narrow.get('/echo', async () => 'ok');
let url: string;
let narrowUrl: string;

beforeAll(async () => {
  const address = { host: '127.0.0.1', port: 0 };
  url = await listen(app, address);
  narrowUrl = await listen(narrow, address);
});
afterAll(() => Promise.all([app.close(), narrow.close()]));

interface Told {
  status: number;
  text: string;
}

function ask(base: string, path: string, headers: Record<string, string> = {}): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asked = request(base + path, { headers, agent: false }, async (answer) => {
      let text = '';
      for await (const chunk of answer) {
        text += chunk;
      }
      resolve({ status: answer.statusCode ?? 0, text });
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('URL and headers', () => {
  it.each([17_000, 1_000_000])('may have %i bytes', async (bytes) => {
    const { status, text } = await ask(url, `/echo?$filter=${'a'.repeat(bytes)}`);
    expect([status, JSON.parse(text).query]).toEqual([200, bytes + 14]);
    expect((await ask(url, '/echo', { 'x-own': 'a'.repeat(bytes) })).status).toBe(200);
  });

  it('answers 431 as JSON beyond the limit, and names the setting', async () => {
    for (const told of [
      await ask(narrowUrl, `/echo?${'a'.repeat(6_000)}`),
      await ask(narrowUrl, '/echo', { 'x-own': 'a'.repeat(6_000) }),
    ]) {
      expect([told.status, JSON.parse(told.text)]).toEqual([
        431,
        { code: 431, error: expect.stringContaining('MOORING_MAX_HEADER_BYTES') },
      ]);
    }
  });

  it('loses none of many headers', async () => {
    const headers = Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`x-${n}`, '1']));
    expect(JSON.parse((await ask(url, '/echo', headers)).text).names).toBeGreaterThanOrEqual(3_000);
  });

  it('have a limit that the environment sets', () => {
    expect(maxHeaderBytes({ NODE_ENV: 'test' })).toBe(1_048_576);
    expect(maxHeaderBytes({ NODE_ENV: 'test', MOORING_MAX_HEADER_BYTES: '65536' })).toBe(65_536);
    for (const text of ['0', '-1', 'much', '1.5']) {
      expect(() => maxHeaderBytes({ NODE_ENV: 'test', MOORING_MAX_HEADER_BYTES: text })).toThrow(
        'MOORING_MAX_HEADER_BYTES',
      );
    }
  });
});

/** Sends the whole body first and reads then, on one connection that asks once more. */
function upload(framing: 'length' | 'chunks', bytes: number): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const piece = Buffer.alloc(65_536, 'x');
  const head = framing === 'length' ? `content-length: ${bytes}` : 'transfer-encoding: chunked';
  socket.write(`POST /echo HTTP/1.1\r\nhost: a\r\n${head}\r\n\r\n`);
  socket.pause();
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    let left = bytes / piece.length;
    function more(): void {
      if (left-- > 0) {
        socket.write(framing === 'length' ? piece : `10000\r\n${piece}\r\n`, more);
        return;
      }
      const end = framing === 'length' ? '' : '0\r\n\r\n';
      socket.write(`${end}GET /echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`, () => socket.resume());
    }
    more();
  });
}

it.each(['length', 'chunks'] as const)(
  'whoever is refused for a body that is too large can read why after he has sent it: %s',
  async (framing) => {
    const text = await upload(framing, 32 * 1024 * 1024);
    expect(text).toContain('{"code":413,"error":"The request body is too large."}');
    expect(text).toContain('HTTP/1.1 200 OK');
  },
  30_000,
);
