import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';

const secretHeader = /authorization|cookie|token|secret|password|api-?key|client-cert/i;
const shownBodyChars = 10_000;

function shownHeaders(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
      return [name, secretHeader.test(name) ? '(present, hidden)' : text];
    }),
  );
}

/** Answers with the request as it arrived; header values that may be secret are hidden. */
export function serveEcho(app: FastifyInstance): void {
  function echo(request: FastifyRequest) {
    const body = request.body instanceof Buffer ? request.body.toString('utf8') : undefined;
    return {
      method: request.method,
      path: request.url,
      headers: shownHeaders(request),
      ...(body === undefined ? {} : { body: body.slice(0, shownBodyChars) }),
    };
  }
  app.get('/echo', (request, reply) => sendJson(reply, 200, echo(request)));
  app.post('/echo', (request, reply) => sendJson(reply, 200, echo(request)));
}
