import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readBodyText } from './read-body.ts';

const text = '{"openapi":"3.0.0","info":{"title":"Größe"}}';
const plain = Buffer.from(text);

async function* inParts(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10) {
    yield bytes.subarray(at, at + 10);
  }
}

function read(bytes: Buffer, coding?: string | string[], limitBytes = 1_000): Promise<string> {
  return readBodyText({ headers: { 'content-encoding': coding }, body: inParts(bytes) }, limitBytes);
}

it.each([
  ['', plain],
  ['identity', plain],
  ['gzip', gzipSync(plain)],
  ['X-GZIP', gzipSync(plain)],
  ['gzip', Buffer.concat([gzipSync(plain.subarray(0, 9)), gzipSync(plain.subarray(9))])],
  ['deflate', deflateSync(plain)],
  ['deflate', deflateRawSync(plain)],
  ['br', brotliCompressSync(plain)],
  ['zstd', zstdCompressSync(plain)],
  ['deflate, gzip', gzipSync(deflateSync(plain))],
])('undoes the coding "%s"', async (coding, bytes) => {
  expect(await read(bytes, coding)).toBe(text);
});

it('undoes codings of several header lines, and honours the charset of what was packed', async () => {
  expect(await read(brotliCompressSync(gzipSync(plain)), ['gzip', 'br'])).toBe(text);
  const headers = { 'content-encoding': 'gzip', 'content-type': 'text/yaml; charset=latin1' };
  const body = inParts(gzipSync(Buffer.from('title: Größe', 'latin1')));
  expect(await readBodyText({ headers, body }, 1_000)).toBe('title: Größe');
});

it.each(['gzip', 'br'])('has nothing to undo in an empty body of the coding %s', async (coding) => {
  expect(await read(Buffer.alloc(0), coding)).toBe('');
});

it.each([
  ['gzip', gzipSync(Buffer.alloc(2_000))],
  ['deflate', deflateSync(Buffer.alloc(2_000))],
  ['br', brotliCompressSync(Buffer.alloc(2_000))],
  ['zstd', zstdCompressSync(Buffer.alloc(2_000))],
  ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(2_000)))],
  ['', Buffer.alloc(2_000)],
])('takes no more than the limit, unpacked from "%s" too', async (coding, bytes) => {
  await expect(read(bytes, coding)).rejects.toThrow('it is larger than 1000 bytes');
});

it.each([
  ['compress', plain, 'its content coding "compress" is not known, gzip, deflate, br, zstd are'],
  ['gzip', plain, 'it is not in the content coding gzip that it names'],
  ['gzip', gzipSync(plain).subarray(0, -12), 'it is not in the content coding gzip that it names'],
  ['gzip,gzip,gzip,gzip', plain, 'it is packed more than 3 times'],
])('says why a body of the coding "%s" cannot be read', async (coding, bytes, reason) => {
  await expect(read(bytes, coding)).rejects.toThrow(reason);
});
