import type { FastifyInstance } from 'fastify';
import { sendJson } from '#lib/http/create-server.ts';
import { applyObjects } from '../apply-objects.ts';
import { changeServices } from '../change-services.ts';
import { findApplication, requireService } from '../find-application.ts';
import { obtainSpecs } from '../obtain-specs.ts';
import { readRegistration } from '../read-registration.ts';
import type { Registry } from '../registry.ts';
import { baseAnswer } from '../service-answers.ts';
import { serviceRecord } from '../service-record.ts';
import { readStoredTexts } from '../stored-texts.ts';

/** PUT /APP/v1/metadata/services/ID: replaces the service, but for its identifier (contract 3.5). */
export function updateService(app: FastifyInstance, registry: Registry): void {
  app.put<{ Params: { application: string; serviceId: string } }>(
    '/:application/v1/metadata/services/:serviceId',
    async (request, reply) => {
      const { application: name, serviceId } = request.params;
      const registration = readRegistration(request.body);
      const application = await findApplication(registry, name);
      const { identifier = '' } = requireService(application, serviceId);
      const owner = { application, serviceId, namespace: registry.config.namespace };
      const documents = await obtainSpecs(registry, owner, registration);
      const stored = await readStoredTexts(registry, name, serviceId);
      await applyObjects(registry, owner, registration.service, stored.credentials, documents);
      const record = serviceRecord(owner, registration.service, identifier);
      await changeServices(registry, name, (services) =>
        services.map((service) => (service.id === serviceId ? record : service)),
      );
      registry.log.info({ application: name, serviceId }, 'service updated');
      return sendJson(reply, 200, baseAnswer(record, name));
    },
  );
}
