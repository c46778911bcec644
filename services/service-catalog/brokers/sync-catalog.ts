import { isDeepStrictEqual } from 'node:util';
import { type KindInfo, kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { ServiceBroker } from '#lib/domain/service-broker.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { updateObject } from '#lib/k8s/update.ts';
import type { CatalogContext } from '../catalog-context.ts';
import type { CatalogObjects } from '../osb/catalog-objects.ts';

interface CatalogObject extends KubeObject {
  spec: { externalName: string; serviceBrokerName?: string };
  status?: { removedFromBrokerCatalog?: boolean };
}

/**
 * Makes the namespace's classes and plans those of the broker's catalog; what is no longer in it is marked.
 * @throws MooringError CONFLICT when another broker in the namespace offers a class of the same name.
 */
export async function syncCatalog(
  context: CatalogContext,
  broker: ServiceBroker,
  wanted: CatalogObjects,
): Promise<void> {
  const { classes, plans } = known(context, broker);
  refuseForeignNames(context, broker, wanted);
  await Promise.all(wanted.classes.map((one) => upsert(context, kinds.serviceclasses, one, classes)));
  await Promise.all(wanted.plans.map((one) => upsert(context, kinds.serviceplans, one, plans)));
  await Promise.all([
    ...gone(plans, wanted.plans).map((one) => markRemoved(context, kinds.serviceplans, one, true)),
    ...gone(classes, wanted.classes).map((one) => markRemoved(context, kinds.serviceclasses, one, true)),
  ]);
}

/** Deletes the broker's plans, then its classes. */
export async function removeCatalog(context: CatalogContext, broker: ServiceBroker): Promise<void> {
  const { classes, plans } = known(context, broker);
  const { namespace } = broker.metadata;
  await Promise.all(
    plans.map((one) => context.kube.delete(kinds.serviceplans, one.metadata.name, namespace)),
  );
  await Promise.all(
    classes.map((one) => context.kube.delete(kinds.serviceclasses, one.metadata.name, namespace)),
  );
}

function known({ informers }: CatalogContext, { metadata }: ServiceBroker) {
  function ofBroker(object: CatalogObject): boolean {
    return object.spec.serviceBrokerName === metadata.name;
  }
  return {
    classes: informers.classes.list(metadata.namespace).filter(ofBroker),
    plans: informers.plans.list(metadata.namespace).filter(ofBroker),
  };
}

function refuseForeignNames(
  { informers }: CatalogContext,
  { metadata }: ServiceBroker,
  wanted: CatalogObjects,
): void {
  const names = new Set(wanted.classes.map((one) => one.spec.externalName));
  const foreign = informers.classes
    .list(metadata.namespace)
    .find((one) => one.spec.serviceBrokerName !== metadata.name && names.has(one.spec.externalName));
  if (foreign !== undefined) {
    throw new MooringError(
      'CONFLICT',
      `The class ${foreign.spec.externalName} is offered by the broker ${foreign.spec.serviceBrokerName} already.`,
    );
  }
}

function gone<T extends KubeObject>(current: T[], wanted: T[]): T[] {
  const names = new Set(wanted.map((one) => one.metadata.name));
  return current.filter((one) => !names.has(one.metadata.name));
}

async function upsert(
  context: CatalogContext,
  kind: KindInfo,
  wanted: CatalogObject,
  current: CatalogObject[],
): Promise<void> {
  const before = current.find((one) => one.metadata.name === wanted.metadata.name);
  if (before !== undefined && isSame(before, wanted)) {
    await markRemoved(context, kind, before, false);
    return;
  }
  try {
    await context.kube.create(kind, wanted);
  } catch (error) {
    if (!isMooringError(error, 'EXISTS')) {
      throw error;
    }
    const changed = await updateObject<CatalogObject>(context.kube, kind, wanted.metadata, (stored) =>
      isSame(stored, wanted)
        ? undefined
        : {
            ...stored,
            metadata: {
              ...stored.metadata,
              labels: { ...stored.metadata.labels, ...wanted.metadata.labels },
            },
            spec: wanted.spec,
          },
    );
    if (changed !== undefined) {
      await markRemoved(context, kind, changed, false);
    }
  }
}

function isSame(stored: CatalogObject, wanted: CatalogObject): boolean {
  const labels = Object.entries(wanted.metadata.labels ?? {});
  return (
    isDeepStrictEqual(stored.spec, wanted.spec) &&
    labels.every(([name, value]) => stored.metadata.labels?.[name] === value)
  );
}

async function markRemoved(
  context: CatalogContext,
  kind: KindInfo,
  object: CatalogObject,
  removed: boolean,
): Promise<void> {
  if ((object.status?.removedFromBrokerCatalog ?? false) === removed) {
    return;
  }
  const { name, namespace } = object.metadata;
  await context.kube.patch(kind, { name, namespace, subresource: 'status' }, 'merge', {
    status: { removedFromBrokerCatalog: removed },
  });
}
