import type { FastifyInstance } from 'fastify';
import { findApplication, requireService } from '../find-application.ts';
import type { Registry } from '../registry.ts';
import { detailsText } from '../service-answers.ts';
import { readStoredTexts } from '../stored-texts.ts';

/** GET /APP/v1/metadata/services/ID, secrets masked, specifications included (contract 3.5). */
export function showService(app: FastifyInstance, registry: Registry): void {
  app.get<{ Params: { application: string; serviceId: string } }>(
    '/:application/v1/metadata/services/:serviceId',
    async (request, reply) => {
      const { application: name, serviceId } = request.params;
      const service = requireService(await findApplication(registry, name), serviceId);
      const [stored, documents] = await Promise.all([
        readStoredTexts(registry, name, serviceId),
        registry.specs.read(serviceId),
      ]);
      const text = detailsText(service, name, stored, documents);
      return reply.code(200).header('content-type', 'application/json;charset=UTF-8').send(`${text}\n`);
    },
  );
}
