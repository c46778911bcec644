import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const document = new URL('../api.yaml', import.meta.url);

/** GET /v1/api.yaml, and /v1 which leads there (contract 2.3). */
export function serveApiDocument(app: FastifyInstance): void {
  app.get('/v1', (_request, reply) => reply.redirect('/v1/api.yaml', 301));
  app.get('/v1/api.yaml', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(await readFile(document, 'utf8')),
  );
}
