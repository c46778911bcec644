import type { Application, ApplicationService } from '#lib/domain/application/application.ts';
import { MooringError } from '#lib/errors.ts';
import type { Registry } from '../registry.ts';
import type { SpecificationDocuments } from '../specifications/specification-documents.ts';
import { findApplication, requireService } from './find-application.ts';
import type { StoredObjects } from './service-objects.ts';
import { isCommitted } from './settle-change.ts';
import { readStoredObjects } from './stored-objects.ts';

export interface FoundService {
  application: Application;
  service: ApplicationService;
  stored: StoredObjects;
  documents: SpecificationDocuments;
}

const attempts = 5;

/**
 * A service with all that belongs to it. While it changes, and after a change was interrupted, this is what it was before:
 * never a mixture.
 * @throws MooringError NOT_FOUND without the Application or the service.
 */
export async function readService(
  registry: Registry,
  name: string,
  serviceId: string,
): Promise<FoundService> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const application = await findApplication(registry, name);
    const service = requireService(application, serviceId);
    const [present, change] = await Promise.all([
      readStoredObjects(registry, name, serviceId),
      registry.journal.find(serviceId),
    ]);
    const stored = change === undefined || isCommitted(change, service) ? present : change.stored;
    const documents = await registry.specs.unpack(stored.specs);
    if (documents !== undefined) {
      return { application, service, stored, documents };
    }
  }
  throw new MooringError('INTERNAL', 'Internal error.', {
    cause: new Error(`ConfigMaps that specs-${serviceId} names in data.parts do not exist`),
  });
}
