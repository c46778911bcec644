import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import type { EventIntake } from '../event-intake.ts';

/** `GET /{application}/v1/events/subscribed`: nothing can be subscribed to yet. */
export function listSubscribed(app: FastifyInstance, intake: EventIntake): void {
  app.get<{ Params: { application: string } }>(
    '/:application/v1/events/subscribed',
    async (request, reply) => {
      intake.checkApplication(request.params.application);
      return sendJson(reply, 200, { eventsInfo: [] });
    },
  );
}
