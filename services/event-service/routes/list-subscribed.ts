import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';

/** `GET /{application}/v1/events/subscribed`: nothing can be subscribed to yet. */
export function listSubscribed(app: FastifyInstance): void {
  app.get('/:application/v1/events/subscribed', async (_request, reply) =>
    sendJson(reply, 200, { eventsInfo: [] }),
  );
}
