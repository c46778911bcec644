import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { backOffMs } from '#lib/back-off.ts';
import type { Application, ApplicationService } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import { betweenConflicts } from '../objects/between-conflicts.ts';
import type { StartedChange } from '../objects/change-journal.ts';
import { findApplication, requireInstallable, requireService } from '../objects/find-application.ts';
import { type ObjectPlan, planObjects, writeObjects } from '../objects/plan-objects.ts';
import { readService } from '../objects/read-service.ts';
import { baseAnswer } from '../objects/service-answers.ts';
import { serviceRecord } from '../objects/service-record.ts';
import { closeChange, longestChangeMs, settleAbandoned } from '../objects/settle-change.ts';
import type { Registry } from '../registry.ts';
import { obtainSpecifications } from '../specifications/obtain-specifications.ts';
import type { SpecificationDocuments } from '../specifications/specification-documents.ts';
import { partsOf } from '../specifications/specification-store.ts';
import { type Registration, readRegistration } from './read-registration.ts';
import { sendText } from './send-text.ts';

const attempts = 8;

/**
 * PUT /APP/v1/metadata/services/ID: replaces the service as a whole or not at all, but for its identifier (connectivity
 * contract 3.5).
 */
export function updateService(app: FastifyInstance, registry: Registry): void {
  app.put<{ Params: { application: string; serviceId: string } }>(
    '/:application/v1/metadata/services/:serviceId',
    async (request, reply) => {
      const { application: name, serviceId } = request.params;
      const registration = readRegistration(request.body, registry.config);
      const application = await findApplication(registry, name);
      requireService(application, serviceId);
      requireInstallable(name);
      const owner = { application, serviceId, namespace: registry.config.namespace };
      const obtained = await obtainSpecifications(registry, owner, registration);
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
  obtained: SpecificationDocuments;
}

/** Again from the start when somebody else changes the service at the same time. */
async function replaceService(registry: Registry, replacement: Replacement): Promise<ApplicationService> {
  for (let attempt = 1; ; attempt++) {
    try {
      await settleAbandoned(registry, replacement.serviceId);
      return await replaceOnce(registry, replacement);
    } catch (error) {
      if (!isMooringError(error, 'CONFLICT', 'EXISTS')) {
        throw error;
      }
      if (attempt >= attempts) {
        throw new MooringError('INTERNAL', 'Internal error.', { cause: error });
      }
      await registry.delay(backOffMs(attempt, betweenConflicts));
    }
  }
}

async function replaceOnce(registry: Registry, replacement: Replacement): Promise<ApplicationService> {
  const { name, serviceId, obtained, registration } = replacement;
  const { application, service: former, stored, documents } = await readService(registry, name, serviceId);
  const owner = { application, serviceId, namespace: registry.config.namespace };
  const plan = await planObjects(registry, owner, {
    service: registration.service,
    documents: isEmpty(obtained) ? remaining(documents, registration) : obtained,
    stored,
  });
  const wanted = serviceRecord(owner, registration.service, former.identifier ?? '');
  if (plan.changes.length === 0) {
    await commit(registry, application, { former, wanted });
    return wanted;
  }
  const parts = plan.parts.map((part) => part.metadata.name);
  const change = await registry.journal.begin(owner, { former, wanted, stored, parts });
  await makeChange(registry, application, change, plan);
  return wanted;
}

/** Everything is written before the Application is, which makes it count. */
async function makeChange(
  registry: Registry,
  application: Application,
  change: StartedChange,
  plan: ObjectPlan,
): Promise<void> {
  const { serviceId, stored } = change;
  const complain = (failure: unknown) =>
    registry.log.error({ serviceId, error: errorText(failure) }, 'a change was not cleaned up yet');
  try {
    await writeObjects(registry, plan);
    await commit(registry, application, change);
    if (isDeepStrictEqual(change.former, change.wanted)) {
      await registry.journal.commit(change);
    }
  } catch (error) {
    await settleAbandoned(registry, serviceId).catch(complain);
    throw error;
  }
  const specsStay = plan.changes.every(({ kind }) => kind !== kinds.configmaps);
  await closeChange(registry, change, specsStay ? partsOf(stored.specs) : change.parts).catch(complain);
}

/** @throws MooringError CONFLICT when the service is not any more what the change began with. */
async function commit(
  registry: Registry,
  application: Application,
  change: { former: ApplicationService; wanted: ApplicationService; startedAt?: Date },
): Promise<void> {
  const { former, wanted, startedAt = registry.now() } = change;
  await registry.services.change(application, (services) => {
    const current = services.find(({ id }) => id === wanted.id);
    if (current === undefined) {
      throw new MooringError('NOT_FOUND', `Service with ID ${wanted.id} not found`);
    }
    const late = registry.now().getTime() - startedAt.getTime() > longestChangeMs;
    if (late || !isDeepStrictEqual(current, former)) {
      throw new MooringError('CONFLICT', `Service with ID ${wanted.id} changed in between`);
    }
    return isDeepStrictEqual(former, wanted) ? undefined : { op: 'replace', id: wanted.id, service: wanted };
  });
}

function isEmpty(documents: SpecificationDocuments): boolean {
  return Object.keys(documents).length === 0;
}

/** A PUT without any document leaves those stored that still have a part to describe. */
function remaining(stored: SpecificationDocuments, { service }: Registration): SpecificationDocuments {
  return {
    api: service.api ? stored.api : undefined,
    events: service.events ? stored.events : undefined,
    documentation: stored.documentation,
  };
}
