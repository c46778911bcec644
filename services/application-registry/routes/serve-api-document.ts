import type { FastifyInstance } from 'fastify';
import { openApiYaml } from '#lib/http/openapi-document.ts';
import { describeApi } from './describe-api.ts';

/** The registry's own description, and the shorter address that leads there (connectivity contract 3.1). */
export function serveApiDocument(app: FastifyInstance): void {
  const document = openApiYaml(describeApi());
  app.all<{ Params: { application: string } }>('/:application/v1/metadata', (request, reply) =>
    reply.redirect(`/${encodeURIComponent(request.params.application)}/v1/metadata/api.yaml`, 301),
  );
  app.get('/:application/v1/metadata/api.yaml', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(document),
  );
}
