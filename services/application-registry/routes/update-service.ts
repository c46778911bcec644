import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance } from 'fastify';
import type { Application, ApplicationService } from '#lib/domain/application.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { applyObjects } from '../apply-objects.ts';
import { findApplication, requireService } from '../find-application.ts';
import { obtainSpecs } from '../obtain-specs.ts';
import { type Registration, readRegistration } from '../read-registration.ts';
import type { Registry } from '../registry.ts';
import { sendText } from '../send-text.ts';
import { baseAnswer } from '../service-answers.ts';
import { serviceRecord } from '../service-record.ts';
import type { SpecDocuments } from '../spec-documents.ts';
import { readStoredObjects } from '../stored-objects.ts';
import { runTransaction } from '../transaction.ts';

const attempts = 4;

/** PUT /APP/v1/metadata/services/ID: replaces the service as a whole or not at all, but for its identifier (contract 3.5). */
export function updateService(app: FastifyInstance, registry: Registry): void {
  app.put<{ Params: { application: string; serviceId: string } }>(
    '/:application/v1/metadata/services/:serviceId',
    async (request, reply) => {
      const { application: name, serviceId } = request.params;
      const registration = readRegistration(request.body, registry.config);
      const application = await findApplication(registry, name);
      requireService(application, serviceId);
      const owner = { application, serviceId, namespace: registry.config.namespace };
      const obtained = await obtainSpecs(registry, owner, registration);
      const record = await registry.inTurn(serviceId, () =>
        replaceService(registry, { name, serviceId, registration, obtained }),
      );
      registry.log.info({ application: name, serviceId }, 'service updated');
      return sendText(reply, JSON.stringify(baseAnswer(record, name)));
    },
  );
}

interface Replacement {
  name: string;
  serviceId: string;
  registration: Registration;
  /** What the registration itself brings along. */
  obtained: SpecDocuments;
}

/** Again from the start when somebody else changes the service at the same time. */
async function replaceService(registry: Registry, replacement: Replacement): Promise<ApplicationService> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await replaceOnce(registry, replacement);
    } catch (error) {
      if (!isMooringError(error, 'CONFLICT', 'EXISTS')) {
        throw error;
      }
      if (attempt >= attempts) {
        throw new MooringError('INTERNAL', 'Internal error.', { cause: error });
      }
    }
  }
}

async function replaceOnce(registry: Registry, replacement: Replacement): Promise<ApplicationService> {
  const { name, serviceId, obtained } = replacement;
  const { service } = replacement.registration;
  const application: Application = await findApplication(registry, name);
  const former = requireService(application, serviceId);
  const owner = { application, serviceId, namespace: registry.config.namespace };
  const stored = await readStoredObjects(registry, name, serviceId);
  const documents = isEmpty(obtained)
    ? remaining(await registry.specs.read(serviceId), replacement.registration)
    : obtained;
  const record = serviceRecord(owner, service, former.identifier ?? '');
  await runTransaction(registry.log, async (transaction) => {
    await applyObjects(registry, transaction, owner, { service, documents, stored });
    await registry.services.change(application, (services) => {
      const current = services.find((candidate) => candidate.id === serviceId);
      if (current === undefined) {
        throw new MooringError('NOT_FOUND', `Service with ID ${serviceId} not found`);
      }
      if (!isDeepStrictEqual(current, former)) {
        throw new MooringError('CONFLICT', `Service with ID ${serviceId} changed in between`);
      }
      return { op: 'replace', id: serviceId, service: record };
    });
  });
  return record;
}

function isEmpty(documents: SpecDocuments): boolean {
  return Object.keys(documents).length === 0;
}

/** A PUT without any document leaves those stored that still have a part to describe. */
function remaining(stored: SpecDocuments, { service }: Registration): SpecDocuments {
  return {
    api: service.api ? stored.api : undefined,
    events: service.events ? stored.events : undefined,
    documentation: stored.documentation,
  };
}
