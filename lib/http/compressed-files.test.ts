import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCompressedFiles } from './compressed-files.ts';

const script = 'export const answer = 42;';

let folder: string;
let server: Server;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compressed-'));
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(join(folder, 'chunks', 'a.js'), script);
  writeFileSync(join(folder, 'chunks', 'a.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'chunks', 'plain.js'), script);
  writeFileSync(join(folder, 'secret.key.br'), 'not to be served');
  const files = createCompressedFiles(folder, '/static/');
  server = createServer((asked, response) => {
    if (!files.answer(asked, response)) {
      response.writeHead(404).end('left to others');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
  rmSync(folder, { recursive: true });
});

function ask(path: string, { accepts = 'gzip, deflate, br', method = 'GET' } = {}) {
  return new Promise<{ status: number | undefined; headers: object; content: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const options = { port, path, method, agent: false, headers: { 'accept-encoding': accepts } };
    request(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, content: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

it('answers with the compressed form, to be kept for good', async () => {
  const { status, headers, content } = await ask('/static/chunks/a.js?dpl=1');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  expect(brotliDecompressSync(content).toString()).toBe(script);
});

it('says as much to who asks for the head alone', async () => {
  const { headers, content } = await ask('/static/chunks/a.js', { method: 'HEAD' });
  expect(headers).toMatchObject({ 'content-encoding': 'br' });
  expect(content).toHaveLength(0);
});

it.each([
  ['a browser that cannot read it', '/static/chunks/a.js', { accepts: 'gzip' }],
  ['a browser that refuses it', '/static/chunks/a.js', { accepts: 'gzip, br;q=0' }],
  ['a change', '/static/chunks/a.js', { method: 'POST' }],
  ['a file that was not compressed', '/static/chunks/plain.js', {}],
  ['the compressed form by its own name', '/static/chunks/a.js.br', {}],
  ['a file of another kind', '/static/secret.key', {}],
  ['a way out of the folder', '/static/chunks/../chunks/a.js', {}],
])('leaves %s to others', async (_, path, options) => {
  expect(await ask(path, options)).toMatchObject({ status: 404 });
});
