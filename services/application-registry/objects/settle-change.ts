import { isDeepStrictEqual } from 'node:util';
import {
  type Application,
  type ApplicationService,
  findService,
} from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Registry } from '../registry.ts';
import { partsOf } from '../specifications/specification-store.ts';
import type { StartedChange } from './change-journal.ts';
import { changeObject } from './change-object.ts';
import { changesBetween } from './plan-objects.ts';
import { removeObjects } from './remove-objects.ts';
import { readStoredObjects } from './stored-objects.ts';

/** A change that was not finished in this time is given up by whoever makes it. */
export const longestChangeMs = 30_000;
/** From this age on, whoever makes a change counts as dead: twice the above, for clocks that differ. */
const abandonedAfterMs = 60_000;

/** Whether the change counts already: the Application shows it, or its note says so. */
export function isCommitted(change: StartedChange, service: ApplicationService): boolean {
  const { former, wanted, committed } = change;
  return committed || (isDeepStrictEqual(service, wanted) && !isDeepStrictEqual(former, wanted));
}

/** Finishes a change that counts: removes what it replaced, and its note. */
export async function closeChange(
  { kube, config, journal }: Registry,
  change: StartedChange,
  /** Names of the ConfigMaps that stay. */
  kept: readonly string[],
): Promise<void> {
  for (const part of [...change.parts, ...partsOf(change.stored.specs)]) {
    if (!kept.includes(part)) {
      await kube.delete(kinds.configmaps, part, config.namespace);
    }
  }
  await journal.end(change);
}

/**
 * Finishes a change that counts already, takes back one that does not, and removes everything of a service that is not in
 * the Application any more.
 */
async function settleChange(registry: Registry, change: StartedChange): Promise<void> {
  const { kube } = registry;
  const { application: name, serviceId, stored } = change;
  const application = await kube.find<Application>(kinds.applications, name);
  const service = application && findService(application, serviceId);
  const present = await readStoredObjects(registry, name, serviceId);
  let specs = present.specs;
  if (service === undefined) {
    await removeObjects(registry, name, serviceId);
    specs = undefined;
  } else if (!isCommitted(change, service)) {
    // the access Service is the same for any registration, and keeps the address that it has
    const access = stored.access && (present.access ?? stored.access);
    for (const step of changesBetween(present, { ...stored, access })) {
      await changeObject(kube, step);
    }
    specs = stored.specs;
  }
  await closeChange(registry, change, partsOf(specs));
}

/**
 * Settles the noted change of a service when nobody makes it any more. Only within the service's turn: there, one of this
 * process's own is left over from its former life, or from a failure.
 */
export async function settleAbandoned(registry: Registry, serviceId: string): Promise<void> {
  const change = await registry.journal.find(serviceId);
  if (change === undefined) {
    return;
  }
  const ageMs = registry.now().getTime() - change.startedAt.getTime();
  if (change.holder === registry.config.holder || ageMs > abandonedAfterMs) {
    await settleChange(registry, change);
    registry.log.warn({ application: change.application, serviceId }, 'interrupted change settled');
  }
}
