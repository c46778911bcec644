import { type Application, type ApplicationService, entryOf, isDeployed, servicesOf } from './application.ts';
import { type ApplicationMapping, isServiceAllowed } from './application-mapping.ts';
import { certificateRecordOf } from './certificate-record.ts';
import type { Health } from './health.ts';
import type { ServiceBinding } from './service-binding.ts';
import { type ServiceBindingUsage, statusOfServiceBindingUsage } from './service-binding-usage.ts';
import type { ServiceClass } from './service-class.ts';
import type { ServiceInstance } from './service-instance.ts';

/** The steps from nothing to a proven call, in their order. */
export const connectSteps = ['name', 'connect', 'register', 'allow', 'bind', 'prove'] as const;

export type ConnectStep = (typeof connectSteps)[number];

export interface ConnectObjects {
  application: Application | undefined;
  mappings: readonly ApplicationMapping[];
  classes: readonly ServiceClass[];
  instances: readonly ServiceInstance[];
  bindings: readonly ServiceBinding[];
  usages: readonly ServiceBindingUsage[];
}

/** What the person chose among several; all of it may be missing. */
export interface ConnectChoice {
  serviceId?: string | undefined;
  namespace?: string | undefined;
}

/** The links of one connection that exist in the cluster so far. */
export interface ConnectChain {
  application: Application | undefined;
  service: ApplicationService | undefined;
  namespace: string | undefined;
  allowed: boolean;
  /** The catalog of the namespace lists the service. */
  inCatalog: boolean;
  binding: ServiceBinding | undefined;
  usage: ServiceBindingUsage | undefined;
}

/** Follows one connection as far as it goes: what was chosen, else what is there already. */
export function connectChain(objects: ConnectObjects, choice: ConnectChoice): ConnectChain {
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
  const use = findUse(objects, service, namespace);
  return {
    application,
    service,
    namespace,
    allowed: mappings.some((mapping) => mapping.metadata.namespace === namespace),
    inCatalog: classes.some(
      (candidate) =>
        candidate.metadata.namespace === namespace &&
        candidate.spec.externalID === service?.id &&
        candidate.status?.removedFromBrokerCatalog !== true,
    ),
    binding: use?.binding,
    usage: use?.usage,
  };
}

function findUse(
  objects: ConnectObjects,
  service: ApplicationService | undefined,
  namespace: string | undefined,
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
  return uses.find(({ usage }) => statusOfServiceBindingUsage(usage) === 'READY') ?? uses[0];
}

export interface StepProgress {
  health: Health;
  /** A few words beside the title. */
  state: string;
  /** Whether the step can be worked on: what it builds on is there. */
  ready: boolean;
}

export type ConnectProgress = Record<ConnectStep, StepProgress>;

/**
 * How far each step is, from what the cluster says.
 * @param proof the state of a call made in this window
 */
export function connectProgress(
  chain: ConnectChain,
  proof: StepProgress | undefined,
  now: Date,
): ConnectProgress {
  const { application, service, namespace, allowed, usage } = chain;
  const exists = application !== undefined;
  const bound = usage !== undefined && statusOfServiceBindingUsage(usage) === 'READY';
  const count = application === undefined ? 0 : servicesOf(application).length;
  return {
    name: nameProgress(application),
    connect: connectionProgress(application, now),
    register:
      count > 0
        ? {
            health: 'ok',
            state: count === 1 ? (service?.displayName ?? '') : `${count} services`,
            ready: true,
          }
        : { health: 'todo', state: '', ready: exists },
    allow: allowed
      ? { health: 'ok', state: `in ${namespace}`, ready: true }
      : { health: 'todo', state: '', ready: service !== undefined },
    bind: bindProgress(chain),
    prove: proof ?? { health: 'todo', state: '', ready: bound },
  };
}

function nameProgress(application: Application | undefined): StepProgress {
  if (application === undefined) {
    return { health: 'todo', state: '', ready: true };
  }
  const { name } = application.metadata;
  const status = application.status?.installationStatus;
  if (isDeployed(application)) {
    return { health: 'ok', state: `${name}, deployed`, ready: true };
  }
  if (status?.status === 'failed') {
    return { health: 'bad', state: `${name}, failed`, ready: true };
  }
  return { health: 'busy', state: `${name}, being set up`, ready: true };
}

function connectionProgress(application: Application | undefined, now: Date): StepProgress {
  const record = application === undefined ? undefined : certificateRecordOf(application);
  if (record !== undefined && Date.parse(record.expiresAt) <= now.getTime()) {
    return { health: 'bad', state: `certificate expired on ${record.expiresAt.slice(0, 10)}`, ready: true };
  }
  if (record !== undefined) {
    return { health: 'ok', state: `certificate until ${record.expiresAt.slice(0, 10)}`, ready: true };
  }
  // services can be registered from here too, so somebody may have gone on without a certificate
  return application !== undefined && servicesOf(application).length > 0
    ? { health: 'off', state: 'no certificate', ready: true }
    : { health: 'todo', state: '', ready: application !== undefined };
}

function bindProgress({ service, allowed, usage }: ConnectChain): StepProgress {
  if (usage === undefined) {
    const hasApi = service !== undefined && entryOf(service, 'API') !== undefined;
    return { health: 'todo', state: '', ready: allowed && hasApi };
  }
  const { usedBy } = usage.spec;
  const where = `${usage.metadata.namespace}/${usedBy.name}`;
  switch (statusOfServiceBindingUsage(usage)) {
    case 'READY':
      return { health: 'ok', state: where, ready: true };
    case 'FAILED':
      return { health: 'bad', state: `${where}, failed`, ready: true };
    default:
      return { health: 'busy', state: `${where}, in progress`, ready: true };
  }
}

/** The step to work on next: the first that is neither done nor left out, as far as it can be worked on. */
export function nextStep(progress: ConnectProgress): ConnectStep {
  const open = connectSteps.find((step) => {
    const { health } = progress[step];
    const goesOnByItself = step === 'name' && health === 'busy';
    return health !== 'ok' && health !== 'off' && !goesOnByItself;
  });
  return open ?? 'prove';
}
