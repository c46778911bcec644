import {
  type Application,
  type ApplicationService,
  entryOf,
  isDeployed,
  servicesOf,
} from '../application/application.ts';
import { type ApplicationMapping, isServiceAllowed } from '../application/application-mapping.ts';
import { certificateRecordOf } from '../application/certificate-record.ts';
import {
  envPrefixOfUsage,
  type ServiceBindingUsage,
  statusOfServiceBindingUsage,
} from '../binding/service-binding-usage.ts';
import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import { usageHealth } from '../health/binding-health.ts';
import type { Untold } from '../texts/message.ts';
import type { ConnectApplication, ConnectChain, ConnectService, ConnectUsage } from './connect-chain-view.ts';

export interface ConnectObjects {
  application: Application | undefined;
  mappings: readonly ApplicationMapping[];
  classes: readonly ServiceClass[];
  instances: readonly ServiceInstance[];
  bindings: readonly CatalogBinding[];
  usages: readonly ServiceBindingUsage[];
}

/** What the person chose among several; all of it may be missing. */
export interface ConnectChoice {
  serviceId?: string | undefined;
  namespace?: string | undefined;
  /** Name of the usage that was made last: among several it is the one that is meant. */
  usage?: string | undefined;
  /** A namespace that was chosen and is not there any more. */
  goneNamespace?: string | undefined;
}

/** Follows one connection as far as it goes: what was chosen, else what is there already. */
export function connectChain(objects: ConnectObjects, choice: ConnectChoice): Untold<ConnectChain> {
  const { application, classes } = objects;
  const services = application === undefined ? [] : servicesOf(application);
  const service =
    services.find((candidate) => candidate.id === choice.serviceId) ??
    services.findLast((candidate) => entryOf(candidate, 'API') !== undefined) ??
    services.at(-1);
  const mappings = objects.mappings.filter(
    (mapping) =>
      mapping.metadata.name === application?.metadata.name &&
      service !== undefined &&
      isServiceAllowed(mapping, service.id),
  );
  const used = mappings.find(
    (mapping) => findUse(objects, service, mapping.metadata.namespace) !== undefined,
  );
  const namespace = choice.namespace ?? used?.metadata.namespace ?? mappings[0]?.metadata.namespace;
  const use = findUse(objects, service, namespace, choice.usage);
  return {
    application: application && shownApplication(application),
    service: service && shownService(service),
    namespace,
    allowed: mappings.some((mapping) => mapping.metadata.namespace === namespace),
    inCatalog: classes.some(
      (candidate) =>
        candidate.metadata.namespace === namespace &&
        candidate.spec.externalID === service?.id &&
        candidate.status?.removedFromBrokerCatalog !== true,
    ),
    binding: use?.binding.metadata.name,
    usage: use && shownUsage(use.usage),
    goneNamespace: choice.goneNamespace,
  };
}

function shownApplication(application: Application): ConnectApplication {
  const status = application.status?.installationStatus;
  const hasFailed = status?.status === 'failed';
  const record = certificateRecordOf(application);
  return {
    name: application.metadata.name,
    setUp: hasFailed ? 'failed' : isDeployed(application) ? 'deployed' : 'busy',
    ...(hasFailed ? { failure: status.description } : {}),
    ...(record === undefined
      ? {}
      : { certificate: { issuedAt: record.issuedAt, expiresAt: record.expiresAt } }),
    services: servicesOf(application).map(shownService),
  };
}

function shownService(service: ApplicationService): ConnectService {
  const { id, displayName, description, entries } = service;
  const targetUrl = entryOf(service, 'API')?.targetUrl;
  return {
    id,
    displayName,
    description,
    parts: entries.map(({ type }) => type),
    ...(targetUrl === undefined ? {} : { targetUrl }),
  };
}

function shownUsage(usage: ServiceBindingUsage): Untold<ConnectUsage> {
  const { status, problem } = usageHealth(usage);
  return {
    name: usage.metadata.name,
    workload: usage.spec.usedBy.name,
    envPrefix: envPrefixOfUsage(usage),
    health: status,
    ...(problem === undefined ? {} : { problem }),
  };
}

function findUse(
  objects: ConnectObjects,
  service: ApplicationService | undefined,
  namespace: string | undefined,
  preferred?: string,
) {
  if (service === undefined || namespace === undefined) {
    return undefined;
  }
  const here = (object: { metadata: { namespace?: string; deletionTimestamp?: string } }) =>
    object.metadata.namespace === namespace && object.metadata.deletionTimestamp === undefined;
  const instances = objects.instances.filter(
    ({ metadata, spec }) =>
      here({ metadata }) &&
      (spec.serviceClassExternalName === service.name ||
        spec.serviceClassExternalID === service.id ||
        spec.serviceClassRef?.name === service.id),
  );
  const names = new Set(instances.map(({ metadata }) => metadata.name));
  const bindings = objects.bindings.filter(
    (binding) => here(binding) && names.has(binding.spec.instanceRef.name),
  );
  const uses = bindings.flatMap((binding) =>
    objects.usages
      .filter((usage) => here(usage) && usage.spec.serviceBindingRef.name === binding.metadata.name)
      .map((usage) => ({ binding, usage })),
  );
  const meant = uses.find(({ usage }) => usage.metadata.name === preferred);
  return meant ?? uses.find(({ usage }) => statusOfServiceBindingUsage(usage) === 'READY') ?? uses[0];
}
