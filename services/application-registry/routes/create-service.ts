import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type ApplicationService, servicesOf } from '#lib/domain/application.ts';
import { MooringError } from '#lib/errors.ts';
import { applyObjects } from '../apply-objects.ts';
import { findApplication } from '../find-application.ts';
import { obtainSpecs } from '../obtain-specs.ts';
import { readRegistration } from '../read-registration.ts';
import type { Registry } from '../registry.ts';
import { sendText } from '../send-text.ts';
import { serviceRecord } from '../service-record.ts';
import { runTransaction } from '../transaction.ts';

/** POST /APP/v1/metadata/services: registers a service as a whole or not at all (contract 3.4). */
export function createService(app: FastifyInstance, registry: Registry): void {
  app.post<{ Params: { application: string } }>(
    '/:application/v1/metadata/services',
    async (request, reply) => {
      const name = request.params.application;
      const registration = readRegistration(request.body, registry.config);
      const { service } = registration;
      const application = await findApplication(registry, name);
      const identifier = service.identifier ?? '';
      requireFreeIdentifier(servicesOf(application), identifier);
      const owner = { application, serviceId: randomUUID(), namespace: registry.config.namespace };
      const documents = await obtainSpecs(registry, owner, registration);
      await runTransaction(registry.log, async (transaction) => {
        await applyObjects(registry, transaction, owner, { service, documents, stored: {} });
        await registry.services.change(application, (services) => {
          requireFreeIdentifier(services, identifier);
          return { op: 'add', service: serviceRecord(owner, service, identifier) };
        });
      });
      registry.log.info({ application: name, serviceId: owner.serviceId }, 'service registered');
      return sendText(reply, JSON.stringify({ id: owner.serviceId }));
    },
  );
}

function requireFreeIdentifier(services: readonly ApplicationService[], identifier: string): void {
  if (identifier !== '' && services.some((service) => service.identifier === identifier)) {
    throw new MooringError('EXISTS', `Service with Identifier ${identifier} already exists`);
  }
}
