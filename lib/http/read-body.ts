import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { decodeText } from './decode-text.ts';

/** An answer as undici's `request` gives it. */
export interface AnswerToRead {
  headers: Record<string, string | string[] | undefined>;
  body: AsyncIterable<Uint8Array>;
}

interface UnpackOptions {
  maxOutputLength: number;
}
type Unpack = (packed: Uint8Array, options: UnpackOptions) => Promise<Buffer>;

/** RFC 9110, 8.4.1, and RFC 8878. */
const unpackers = new Map<string, Unpack>([
  ['gzip', promisify<Uint8Array, UnpackOptions, Buffer>(gunzip)],
  ['x-gzip', promisify<Uint8Array, UnpackOptions, Buffer>(gunzip)],
  ['deflate', unpackDeflate],
  ['br', promisify<Uint8Array, UnpackOptions, Buffer>(brotliDecompress)],
  ['zstd', promisify<Uint8Array, UnpackOptions, Buffer>(zstdDecompress)],
]);
const mostCodings = 3;

/** Value of `Accept-Encoding` that names what `readBody` undoes. */
export const acceptedCodings = 'gzip, deflate, br, zstd';

/**
 * The text of an answer, its content codings undone and its charset honoured.
 * @param limitBytes holds for what comes over the wire and for what it unpacks to, each for itself
 * @throws Error whose text goes on after "…: ": larger than the limit, a coding that nobody knows, or content that is not
 *   in that coding; whatever the body throws.
 */
export async function readBodyText(answer: AnswerToRead, limitBytes: number): Promise<string> {
  const contentType = [answer.headers['content-type'] ?? ''].flat()[0] ?? '';
  return decodeText(await readBody(answer, limitBytes), contentType);
}

async function readBody({ headers, body }: AnswerToRead, limitBytes: number): Promise<Uint8Array> {
  // whatever happens, the body has to be read or destroyed
  let bytes: Uint8Array = await readLimited(body, limitBytes);
  const codings = codingsOf(headers['content-encoding']);
  for (const coding of codings.reverse()) {
    bytes = await unpack(bytes, coding, limitBytes);
  }
  return bytes;
}

/** In the order in which they were applied. */
function codingsOf(header: string | string[] | undefined): string[] {
  const codings = [header ?? ''].flat().flatMap((value) => value.split(','));
  const named = codings
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (named.length > mostCodings) {
    throw new Error(`it is packed more than ${mostCodings} times`);
  }
  return named;
}

async function unpack(packed: Uint8Array, coding: string, limitBytes: number): Promise<Uint8Array> {
  const unpacker = unpackers.get(coding);
  if (unpacker === undefined) {
    throw new Error(`its content coding "${coding.slice(0, 40)}" is not known, ${acceptedCodings} are`);
  }
  if (packed.length === 0) {
    return packed;
  }
  try {
    return await unpacker(packed, { maxOutputLength: limitBytes });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(limitBytes)
      : new Error(`it is not in the content coding ${coding} that it names`, { cause: error });
  }
}

/** With the zlib header that the coding has, or without, as some servers send it. */
function unpackDeflate(packed: Uint8Array, options: UnpackOptions): Promise<Buffer> {
  const [first = 0, second = 0] = packed;
  const hasHeader = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return promisify<Uint8Array, UnpackOptions, Buffer>(hasHeader ? inflate : inflateRaw)(packed, options);
}

async function readLimited(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limitBytes) {
      throw tooLarge(limitBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(limitBytes: number): Error {
  return new Error(`it is larger than ${limitBytes} bytes`);
}
