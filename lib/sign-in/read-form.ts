import type { IncomingMessage } from 'node:http';
import { MooringError } from '#lib/errors.ts';

const longestBytes = 64 * 1024;

/**
 * What a form has sent.
 * @throws MooringError INVALID for what no form sends, TOO_LARGE for more than the console's own forms do.
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new MooringError('INVALID', 'The form is not encoded as a form.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > longestBytes) {
      throw new MooringError('TOO_LARGE', 'The form is larger than any that the console has.');
    }
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
