import { isDeepStrictEqual } from 'node:util';
import type { ServiceBroker } from '#lib/domain/catalog/service-broker.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { createOrUpdate } from '#lib/k8s/create-or-update.ts';
import type { CatalogContext } from '../catalog-context.ts';
import type { CatalogObjects } from '../osb/catalog-objects.ts';
import { OperationError } from '../reconcile-error.ts';
import type { CatalogScope } from '../scope.ts';

type Offer = ServiceClass | ServicePlan;

/**
 * Makes the classes and plans those of the broker's catalog; what is no longer in it is marked.
 * @throws MooringError CONFLICT when another broker offers a class of the same name or an object of the same id.
 */
export async function syncCatalog(
  context: CatalogContext,
  scope: CatalogScope,
  broker: ServiceBroker,
  wanted: CatalogObjects,
): Promise<void> {
  const { classes, plans } = await stored(context, scope, broker);
  refuseForeign(scope, broker, wanted, classes, plans);
  await Promise.all(wanted.classes.map((one) => upsert(context, scope.classes, one, classes)));
  await Promise.all(wanted.plans.map((one) => upsert(context, scope.plans, one, plans)));
  const own = ofBroker(scope, broker);
  await Promise.all([
    ...gone(plans.filter(own), wanted.plans).map((one) => markRemoved(context, scope.plans, one, true)),
    ...gone(classes.filter(own), wanted.classes).map((one) => markRemoved(context, scope.classes, one, true)),
  ]);
}

/** Deletes the broker's plans, then its classes. */
export async function removeCatalog(
  context: CatalogContext,
  scope: CatalogScope,
  broker: ServiceBroker,
): Promise<void> {
  const { classes, plans } = await stored(context, scope, broker);
  const { namespace } = broker.metadata;
  const own = ofBroker(scope, broker);
  for (const [kind, objects] of [
    [scope.plans, plans.filter(own)],
    [scope.classes, classes.filter(own)],
  ] as const) {
    await withReason(
      `ErrorDeleting${pluralOf(kind)}`,
      Promise.all(objects.map((one) => context.kube.delete(kind, one.metadata.name, namespace))),
    );
  }
}

function pluralOf({ kind }: KindInfo): string {
  return kind.endsWith('s') ? `${kind}es` : `${kind}s`;
}

async function withReason<T>(reason: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new OperationError(reason, errorText(error), { cause: error });
  }
}

function ofBroker({ brokerName }: CatalogScope, { metadata }: ServiceBroker): (offer: Offer) => boolean {
  return (offer) => offer.spec[brokerName] === metadata.name;
}

/** From the API, not from memory: what the last reading made may not have come back by watch yet. */
async function stored({ kube }: CatalogContext, scope: CatalogScope, { metadata }: ServiceBroker) {
  const { namespace } = metadata;
  const [classes, plans] = await Promise.all([
    withReason(
      `ErrorListing${pluralOf(scope.classes)}`,
      kube.list<ServiceClass>(scope.classes, { namespace }),
    ),
    withReason(`ErrorListing${pluralOf(scope.plans)}`, kube.list<ServicePlan>(scope.plans, { namespace })),
  ]);
  return { classes: classes.items, plans: plans.items };
}

function refuseForeign(
  scope: CatalogScope,
  broker: ServiceBroker,
  wanted: CatalogObjects,
  classes: ServiceClass[],
  plans: ServicePlan[],
): void {
  const own = ofBroker(scope, broker);
  const externalNames = new Set(wanted.classes.map((one) => one.spec.externalName));
  const names = new Set(
    [...wanted.classes, ...wanted.plans].map((one) => `${one.kind}/${one.metadata.name}`),
  );
  const foreign = [...classes, ...plans].find(
    (one) =>
      !own(one) &&
      (names.has(`${one.kind}/${one.metadata.name}`) ||
        (one.kind === scope.classes.kind && externalNames.has(one.spec.externalName))),
  );
  if (foreign !== undefined) {
    throw new MooringError(
      'INVALID',
      `${foreign.kind} (K8S: "${foreign.metadata.name}" ExternalName: "${foreign.spec.externalName}") already exists for Broker "${foreign.spec[scope.brokerName]}"`,
    );
  }
}

function gone<T extends KubeObject>(current: T[], wanted: T[]): T[] {
  const names = new Set(wanted.map((one) => one.metadata.name));
  return current.filter((one) => !names.has(one.metadata.name));
}

async function upsert<T extends Offer>(
  context: CatalogContext,
  kind: KindInfo,
  wanted: T,
  current: T[],
): Promise<void> {
  const before = current.find((one) => one.metadata.name === wanted.metadata.name);
  const stored =
    before !== undefined && isSame(before, wanted)
      ? before
      : await createOrUpdate<T>(context.kube, kind, wanted, (found) =>
          isSame(found, wanted) ? undefined : overwritten(found, wanted),
        );
  await markRemoved(context, kind, stored, false);
}

function overwritten<T extends Offer>(found: T, wanted: T): T {
  return {
    ...found,
    metadata: { ...found.metadata, labels: { ...found.metadata.labels, ...wanted.metadata.labels } },
    spec: { ...wanted.spec, ...administered(found) },
  };
}

/** What an administrator has set; a catalog does not have it. */
function administered(offer: Offer): { defaultProvisionParameters?: unknown } {
  const { defaultProvisionParameters } = offer.spec as { defaultProvisionParameters?: unknown };
  return defaultProvisionParameters === undefined ? {} : { defaultProvisionParameters };
}

function isSame(stored: Offer, wanted: Offer): boolean {
  const labels = Object.entries(wanted.metadata.labels ?? {});
  return (
    isDeepStrictEqual(stored.spec, { ...wanted.spec, ...administered(stored) }) &&
    labels.every(([name, value]) => stored.metadata.labels?.[name] === value)
  );
}

async function markRemoved(
  context: CatalogContext,
  kind: KindInfo,
  object: Offer,
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
