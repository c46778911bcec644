import type { FastifyInstance } from 'fastify';
import { openApiYaml } from '#lib/http/openapi-document.ts';
import { describeApi } from '../describe-api.ts';

/** GET /v1/api.yaml, and /v1 which leads there (connectivity contract 2.3). */
export function serveApiDocument(app: FastifyInstance, central: boolean): void {
  const document = openApiYaml(describeApi(central));
  app.get('/v1', (_request, reply) => reply.redirect('/v1/api.yaml', 301));
  app.get('/v1/api.yaml', (_request, reply) => reply.type('text/plain; charset=utf-8').send(document));
}
