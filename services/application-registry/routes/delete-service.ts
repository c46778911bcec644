import type { FastifyInstance } from 'fastify';
import { findApplication } from '../objects/find-application.ts';
import { removeObjects } from '../objects/remove-objects.ts';
import type { Registry } from '../registry.ts';

/** DELETE /APP/v1/metadata/services/ID: 204 also for a service that is not there (connectivity contract 3.5). */
export function deleteService(app: FastifyInstance, registry: Registry): void {
  app.delete<{ Params: { application: string; serviceId: string } }>(
    '/:application/v1/metadata/services/:serviceId',
    async (request, reply) => {
      const { application: name, serviceId } = request.params;
      const application = await findApplication(registry, name);
      await registry.inTurn(serviceId, async () => {
        // also for one that is not listed: a removal that was interrupted is finished by trying again
        await registry.services.change(application, (services) =>
          services.some((service) => service.id === serviceId) ? { op: 'remove', id: serviceId } : undefined,
        );
        await removeObjects(registry, name, serviceId);
      });
      registry.log.info({ application: name, serviceId }, 'service removed');
      return reply.code(204).send();
    },
  );
}
