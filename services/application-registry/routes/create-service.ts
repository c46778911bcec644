import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Application, type ApplicationService, servicesOf } from '#lib/domain/application.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { sendJson } from '#lib/http/create-server.ts';
import { applyObjects, removeObjects } from '../apply-objects.ts';
import { changeServices } from '../change-services.ts';
import { findApplication } from '../find-application.ts';
import { obtainSpecs } from '../obtain-specs.ts';
import { readRegistration } from '../read-registration.ts';
import type { Registry } from '../registry.ts';
import { serviceRecord } from '../service-record.ts';

/** POST /APP/v1/metadata/services: registers a service as a whole or not at all (contract 3.4). */
export function createService(app: FastifyInstance, registry: Registry): void {
  app.post<{ Params: { application: string } }>(
    '/:application/v1/metadata/services',
    async (request, reply) => {
      const name = request.params.application;
      const registration = readRegistration(request.body);
      const application = await findApplication(registry, name);
      const identifier = registration.service.identifier ?? '';
      requireFreeIdentifier(servicesOf(application), identifier);
      const owner = { application, serviceId: randomUUID(), namespace: registry.config.namespace };
      const documents = await obtainSpecs(registry, owner, registration);
      try {
        await applyObjects(registry, owner, registration.service, {}, documents);
        const record = serviceRecord(owner, registration.service, identifier);
        await changeServices(registry, name, (services) => {
          requireFreeIdentifier(services, identifier);
          return [...services, record];
        });
      } catch (error) {
        await rollBack(registry, application, owner.serviceId);
        throw error;
      }
      registry.log.info({ application: name, serviceId: owner.serviceId }, 'service registered');
      return sendJson(reply, 200, { id: owner.serviceId });
    },
  );
}

function requireFreeIdentifier(services: ApplicationService[], identifier: string): void {
  if (identifier !== '' && services.some((service) => service.identifier === identifier)) {
    throw new MooringError('EXISTS', `Service with Identifier ${identifier} already exists`);
  }
}

async function rollBack(registry: Registry, application: Application, serviceId: string): Promise<void> {
  await removeObjects(registry, application.metadata.name, serviceId).catch((error: unknown) =>
    registry.log.error({ serviceId, error: errorText(error) }, 'a failed registration was not rolled back'),
  );
}
