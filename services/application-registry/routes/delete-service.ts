import type { FastifyInstance } from 'fastify';
import { findService } from '#lib/domain/application.ts';
import { removeObjects } from '../apply-objects.ts';
import { changeServices } from '../change-services.ts';
import { findApplication } from '../find-application.ts';
import type { Registry } from '../registry.ts';

/** DELETE /APP/v1/metadata/services/ID: 204 also for a service that is not there (contract 3.5). */
export function deleteService(app: FastifyInstance, registry: Registry): void {
  app.delete<{ Params: { application: string; serviceId: string } }>(
    '/:application/v1/metadata/services/:serviceId',
    async (request, reply) => {
      const { application: name, serviceId } = request.params;
      const application = await findApplication(registry, name);
      if (findService(application, serviceId) !== undefined) {
        await changeServices(registry, name, (services) =>
          services.filter((service) => service.id !== serviceId),
        );
        await removeObjects(registry, name, serviceId);
        registry.log.info({ application: name, serviceId }, 'service removed');
      }
      return reply.code(204).send();
    },
  );
}
