import { PassThrough, type Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { discardRest } from '#lib/http/discard-rest.ts';

/**
 * The body of a request as it arrives, undefined where it has none. What the service behind does with it is no matter of the
 * caller's connection: whoever stops reading leaves it open for the answer.
 */
export function streamedBody({ raw, headers }: FastifyRequest, reply: FastifyReply): Readable | undefined {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody) {
    return undefined;
  }
  const body = new PassThrough();
  let released = false;
  // the request to the service fails by it; there may be nobody who listens any more
  body.on('error', () => undefined);
  raw.once('close', () => {
    if (!raw.complete) {
      body.destroy(new Error('the caller has gone away'));
    }
  });
  body.once('close', release);
  reply.raw.once('finish', release);
  raw.pipe(body);
  return body;

  function release(): void {
    if (!released && !raw.readableEnded) {
      released = true;
      raw.unpipe(body);
      discardRest(raw);
    }
  }
}
