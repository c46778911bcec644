import type { IncomingMessage } from 'node:http';
import { parseExact } from 'kube-text/exact-json';
import { readYaml } from 'kube-text/read-yaml';
import { badRequest, tooLarge } from '../meta/api-error.ts';
import { decodeProtobuf, protobufType } from '../wire/decode-protobuf.ts';

const maxBodyBytes = 3 * 1024 * 1024;

/** Reads a request's body. Throws 413 above the limit, without keeping what came so far. */
export async function readBody(request: IncomingMessage, limitBytes = maxBodyBytes): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    request.resume();
    throw tooLarge(limitBytes);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer: Buffer = chunk;
    bytes += buffer.length;
    if (bytes > limitBytes) throw tooLarge(limitBytes);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

/** Parses a body as JSON, YAML or, for built-in kinds, protobuf. Throws 400 with the parser's reason. */
export function parseBody(body: Buffer, mediaType: string): unknown {
  if (mediaType === protobufType) return decodeProtobuf(body);
  const text = body.toString('utf8');
  try {
    return mediaType.includes('yaml') ? readYaml(text) : parseExact(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw badRequest(
      `the object provided is unrecognized (must be of type JSON or YAML): couldn't get version/kind; json parse error: ${why}`,
    );
  }
}
