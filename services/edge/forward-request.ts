import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { errorText } from '#lib/errors.ts';
import { edgeProofHeader } from '#lib/http/edge-proof.ts';
import { hopByHopHeaders } from '#lib/http/hop-by-hop-headers.ts';
import { clientCertHeader } from '#lib/pki/client-cert-header.ts';

export interface Destination {
  dispatcher: Dispatcher;
  /** Base URL of the service behind. */
  baseUrl: string;
  /** What the edge itself says to the service behind; by lower-case name. */
  headers: Readonly<Record<string, string>>;
  /** A stream has the length that the caller has told, if any. */
  body: Uint8Array | Readable | undefined;
  answerTimeoutMs: number;
}

/** Streams a request to a service behind and its answer back; 502 without a body when it cannot be reached. */
export async function forwardRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  destination: Destination,
): Promise<FastifyReply> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  try {
    const answer = await destination.dispatcher.request({
      origin: new URL(destination.baseUrl).origin,
      path: request.url,
      method: request.method as Dispatcher.HttpMethod,
      headers: requestHeaders(request, destination),
      body: destination.body ?? null,
      headersTimeout: destination.answerTimeoutMs,
      bodyTimeout: destination.answerTimeoutMs,
      signal: gone.signal,
    });
    return await reply.code(answer.statusCode).headers(withoutHopByHop(answer.headers)).send(answer.body);
  } catch (error) {
    request.log.warn({ error: errorText(error), baseUrl: destination.baseUrl }, 'service behind not reached');
    return reply.code(502).send();
  }
}

type Headers = Record<string, string | string[]>;

function withoutHopByHop(headers: Record<string, string | string[] | undefined>): Headers {
  const named = String(headers.connection ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const kept: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !hopByHopHeaders.has(name) && !named.includes(name)) {
      kept[name] = value;
    }
  }
  return kept;
}

/** What the caller said, but for what only the edge may say. */
function requestHeaders(request: FastifyRequest, { headers: own, body }: Destination): Headers {
  const headers = withoutHopByHop(request.headers);
  const former = request.headers['x-forwarded-for'];
  const caller = request.socket.remoteAddress ?? 'unknown';
  delete headers.host;
  delete headers.expect;
  delete headers[clientCertHeader];
  delete headers[edgeProofHeader];
  if (body === undefined || body instanceof Uint8Array) {
    // told anew by the body itself
    delete headers['content-length'];
  }
  headers['x-forwarded-for'] = former === undefined ? caller : `${former}, ${caller}`;
  return { ...headers, ...own };
}
