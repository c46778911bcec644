import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { errorText } from '#lib/errors.ts';
import { hopByHopHeaders } from '#lib/http/hop-by-hop-headers.ts';
import { clientCertHeader } from '#lib/pki/client-cert-header.ts';

export interface Destination {
  dispatcher: Dispatcher;
  /** Base URL of the service behind. */
  baseUrl: string;
  /** Value of X-Forwarded-Client-Cert for the service behind; undefined: none. */
  clientCert: string | undefined;
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
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  try {
    const answer = await destination.dispatcher.request({
      origin: new URL(destination.baseUrl).origin,
      path: request.url,
      method: request.method as Dispatcher.HttpMethod,
      headers: requestHeaders(request, destination.clientCert),
      body: hasBody ? request.raw : null,
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

function requestHeaders(request: FastifyRequest, clientCert: string | undefined): Headers {
  const headers = withoutHopByHop(request.headers);
  const former = request.headers['x-forwarded-for'];
  const caller = request.socket.remoteAddress ?? 'unknown';
  delete headers.host;
  delete headers.expect;
  delete headers[clientCertHeader];
  headers['x-forwarded-for'] = former === undefined ? caller : `${former}, ${caller}`;
  if (clientCert !== undefined) {
    headers[clientCertHeader] = clientCert;
  }
  return headers;
}
