import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import {
  type Application,
  type ApplicationService,
  findService,
  servicesOf,
} from '#lib/domain/application/application.ts';
import { noApplicationToRegisterAt } from '#lib/domain/application/no-application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import { findTarget } from '../objects/find-application.ts';
import { type ObjectPlan, planObjects, writeObjects } from '../objects/plan-objects.ts';
import { removeObjects } from '../objects/remove-objects.ts';
import type { ServiceOwner } from '../objects/service-objects.ts';
import { serviceRecord } from '../objects/service-record.ts';
import type { Registry } from '../registry.ts';
import { obtainSpecifications } from '../specifications/obtain-specifications.ts';
import { readRegistration } from './read-registration.ts';
import { sendText } from './send-text.ts';

/** POST /APP/v1/metadata/services: registers a service as a whole or not at all (connectivity contract 3.4). */
export function createService(app: FastifyInstance, registry: Registry): void {
  app.post<{ Params: { application: string } }>(
    '/:application/v1/metadata/services',
    async (request, reply) => {
      const name = request.params.application;
      const registration = readRegistration(request.body, registry.config);
      const { service } = registration;
      const application = await findTarget(registry, name);
      const identifier = service.identifier ?? '';
      requireFreeIdentifier(servicesOf(application), identifier);
      const owner = { application, serviceId: randomUUID(), namespace: registry.config.namespace };
      const documents = await obtainSpecifications(registry, owner, registration);
      const plan = await planObjects(registry, owner, { service, documents, stored: {} });
      try {
        await writeObjects(registry, plan);
        await registry.services.change(application, (services) => {
          requireFreeIdentifier(services, identifier);
          return { op: 'add', service: serviceRecord(owner, service, identifier) };
        });
      } catch (error) {
        await withdraw(registry, owner, plan).catch((failure: unknown) =>
          registry.log.error(
            { application: name, serviceId: owner.serviceId, error: errorText(failure) },
            'a failed registration was not taken back yet',
          ),
        );
        throw isMooringError(error, 'NOT_FOUND') ? noApplicationToRegisterAt(name) : error;
      }
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

/** The Application first: its write may have come through although the answer did not. */
async function withdraw(registry: Registry, owner: ServiceOwner, plan: ObjectPlan): Promise<void> {
  const { kube, config, services } = registry;
  const { name } = owner.application.metadata;
  const application = await kube.find<Application>(kinds.applications, name);
  if (application !== undefined && findService(application, owner.serviceId) !== undefined) {
    await services.change(application, () => ({ op: 'remove', id: owner.serviceId }));
  }
  await removeObjects(registry, name, owner.serviceId);
  for (const part of plan.parts) {
    await kube.delete(kinds.configmaps, part.metadata.name, config.namespace);
  }
}
