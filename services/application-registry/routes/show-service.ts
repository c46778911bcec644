import type { FastifyInstance } from 'fastify';
import { readService } from '../objects/read-service.ts';
import { detailsText } from '../objects/service-answers.ts';
import { storedTexts } from '../objects/stored-objects.ts';
import type { Registry } from '../registry.ts';
import { sendText } from './send-text.ts';

/** GET /APP/v1/metadata/services/ID, secrets masked, specifications included (connectivity contract 3.5). */
export function showService(app: FastifyInstance, registry: Registry): void {
  app.get<{ Params: { application: string; serviceId: string } }>(
    '/:application/v1/metadata/services/:serviceId',
    async (request, reply) => {
      const { application: name, serviceId } = request.params;
      const { service, stored, documents } = await readService(registry, name, serviceId);
      return sendText(reply, detailsText(service, name, storedTexts(stored), documents));
    },
  );
}
