import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import { readEvent } from '../decide.ts';

/** `POST /{application}/v1/events`: checks the event and takes it. */
export function publishEvent(app: FastifyInstance, newId: () => string): void {
  app.post('/:application/v1/events', async (request, reply) => {
    const { event, problem } = readEvent(request.body as Buffer | undefined);
    if (problem !== undefined) {
      return sendJson(reply, problem.status, problem);
    }
    return sendJson(reply, 200, { 'event-id': event.id ?? newId(), status: '', reason: '' });
  });
}
