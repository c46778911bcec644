import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const document = new URL('../api.yaml', import.meta.url);

/** The registry's own description, and the shorter address that leads there (contract 3.1). */
export function serveApiDocument(app: FastifyInstance): void {
  app.all<{ Params: { application: string } }>('/:application/v1/metadata', (request, reply) =>
    reply.redirect(`/${encodeURIComponent(request.params.application)}/v1/metadata/api.yaml`, 301),
  );
  app.get('/:application/v1/metadata/api.yaml', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(await readFile(document, 'utf8')),
  );
}
