import type { FastifyRequest } from 'fastify';

/** The token of a request, undefined where there is none; `==` at its end may be percent-encoded or not. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const { token } = request.query as { token?: string | string[] };
  return Array.isArray(token) ? token[0] : token;
}
