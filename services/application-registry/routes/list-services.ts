import type { FastifyInstance } from 'fastify';
import { servicesOf } from '#lib/domain/application/application.ts';
import { findApplication } from '../objects/find-application.ts';
import { baseAnswer } from '../objects/service-answers.ts';
import type { Registry } from '../registry.ts';
import { sendText } from './send-text.ts';

/** GET /APP/v1/metadata/services (connectivity contract 3.5). */
export function listServices(app: FastifyInstance, registry: Registry): void {
  app.get<{ Params: { application: string } }>(
    '/:application/v1/metadata/services',
    async (request, reply) => {
      const application = await findApplication(registry, request.params.application);
      const services = servicesOf(application).map((service) => ({
        id: service.id,
        ...baseAnswer(service, application.metadata.name),
      }));
      return sendText(reply, JSON.stringify(services));
    },
  );
}
