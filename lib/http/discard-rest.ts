import type { IncomingMessage } from 'node:http';

const discardedBytes = 128 * 1024 * 1024;
const discardMs = 30_000;

/**
 * Reads what is still to come of a request and throws it away. Who is answered before his upload is over goes on sending for
 * a while; a connection that is closed under him is reset, and the answer is lost with it. Ends after 128 MiB or 30 s.
 */
export function discardRest(request: IncomingMessage): void {
  let left = discardedBytes;
  const end = setTimeout(() => request.destroy(), discardMs);
  end.unref();
  request.once('close', () => clearTimeout(end));
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) {
      request.destroy();
    }
  });
  request.resume();
}
