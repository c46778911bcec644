import { backOffMs } from '#lib/back-off.ts';
import {
  type Application,
  type ApplicationService,
  servicesOf,
} from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { betweenConflicts } from './between-conflicts.ts';

/** One step in the list of an Application's services; undefined where there is nothing to do. */
export type ServiceStep =
  | { op: 'add'; service: ApplicationService }
  | { op: 'replace'; id: string; service: ApplicationService }
  | { op: 'remove'; id: string }
  | undefined;

/** Decides on the step from the list as it is; what it throws fails this change only. */
export type ServiceChange = (services: readonly ApplicationService[]) => ServiceStep;

export interface ServiceList {
  /**
   * Makes one change; everything else in the Application stays as it is. Those that arrive while another one is being
   * written are written together, so that many at once cost few writes and do not conflict.
   * @param application as it was read a moment ago; read again where it has changed since
   * @throws MooringError NOT_FOUND without the Application, TOO_LARGE when it would outgrow what Kubernetes stores,
   * and what `decide` throws.
   */
  change(application: Application, decide: ServiceChange): Promise<void>;
}

export interface ServiceListOptions {
  kube: KubeClient;
  /** Resolves after so many milliseconds. */
  delay(ms: number): Promise<void>;
}

interface Waiting {
  /** That of the Application which the change was made for, not of one that took its name since. */
  uid: string | undefined;
  decide: ServiceChange;
  done(): void;
  failed(error: unknown): void;
}

interface JsonPatchOperation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

const attempts = 8;
const longestBatch = 100;
/** What etcd stores at most, less a reserve for what the API server adds. */
const applicationBytes = 1_400_000;

/** The lists of services in Applications. */
export function createServiceList({ kube, delay }: ServiceListOptions): ServiceList {
  const queues = new Map<string, Waiting[]>();

  async function workOff(application: Application, queue: Waiting[]): Promise<void> {
    let current = application;
    while (queue.length > 0) {
      current = await writeTogether(current, queue.splice(0, longestBatch));
    }
    queues.delete(application.metadata.name);
  }

  /** @returns the Application after it, as far as it is known. */
  async function writeTogether(application: Application, batch: Waiting[]): Promise<Application> {
    let current = application;
    let pending = batch;
    try {
      for (let attempt = 1; ; attempt++) {
        const { operations, decided } = decideAll(current, pending);
        const written = await write(current, operations, attempt);
        if (written !== undefined) {
          for (const waiting of decided) {
            waiting.done();
          }
          return written;
        }
        pending = decided;
        await delay(backOffMs(attempt, betweenConflicts));
        current = await readApplication(kube, current.metadata.name);
      }
    } catch (error) {
      return failOrSeparate(current, pending, error);
    }
  }

  /** @returns undefined after a conflict. */
  async function write(
    application: Application,
    operations: JsonPatchOperation[],
    attempt: number,
  ): Promise<Application | undefined> {
    if (operations.length === 0) {
      return application;
    }
    const { name, resourceVersion } = application.metadata;
    const guard = { op: 'replace', path: '/metadata/resourceVersion', value: resourceVersion };
    try {
      return await kube.patch<Application>(kinds.applications, { name }, 'json', [guard, ...operations]);
    } catch (error) {
      if (!isMooringError(error, 'CONFLICT')) {
        throw error;
      }
      if (attempt >= attempts) {
        throw new MooringError('INTERNAL', 'Internal error.', { cause: error });
      }
      return undefined;
    }
  }

  /** What is refused together is tried one by one, so that nobody fails for another's sake. */
  async function failOrSeparate(
    application: Application,
    batch: Waiting[],
    error: unknown,
  ): Promise<Application> {
    if (batch.length <= 1 || isMooringError(error, 'NOT_FOUND')) {
      for (const waiting of batch) {
        waiting.failed(error);
      }
      return application;
    }
    let current = application;
    for (const waiting of batch) {
      current = await writeTogether(current, [waiting]);
    }
    return current;
  }

  return {
    change: (application, decide) =>
      new Promise((done, failed) => {
        const { name, uid } = application.metadata;
        const waiting = { uid, decide, done, failed };
        const queue = queues.get(name);
        if (queue !== undefined) {
          queue.push(waiting);
          return;
        }
        const started = [waiting];
        queues.set(name, started);
        void workOff(application, started);
      }),
  };
}

async function readApplication(kube: KubeClient, name: string): Promise<Application> {
  const application = await kube.find<Application>(kinds.applications, name);
  if (application === undefined) {
    throw new MooringError('NOT_FOUND', `Application ${name} not found`);
  }
  return application;
}

/** The operations of all changes that can be made, one after the other; the others fail. */
function decideAll(application: Application, batch: Waiting[]) {
  const services = [...servicesOf(application)];
  const operations: JsonPatchOperation[] = [];
  const decided: Waiting[] = [];
  let bytes = bytesOf(application);
  for (const waiting of batch) {
    try {
      if (waiting.uid !== application.metadata.uid) {
        throw new MooringError('NOT_FOUND', `Application ${application.metadata.name} not found`);
      }
      const step = waiting.decide(services);
      const added = addedBytes(step, services);
      if (added > 0 && bytes + added > applicationBytes) {
        throw tooLarge(application.metadata.name);
      }
      bytes += added;
      operations.push(...apply(step, services));
      decided.push(waiting);
    } catch (error) {
      waiting.failed(error);
    }
  }
  const missing = application.spec?.services === undefined && operations.length > 0;
  return { operations: missing ? [...emptyList(application), ...operations] : operations, decided };
}

/** By how much a step that writes a service makes the Application larger; what is removed is not counted. */
function addedBytes(step: ServiceStep, services: readonly ApplicationService[]): number {
  if (step === undefined || step.op === 'remove') {
    return 0;
  }
  const replaced = step.op === 'replace' ? services.find(({ id }) => id === step.id) : undefined;
  return bytesOf(step.service) - (replaced === undefined ? 0 : bytesOf(replaced));
}

function apply(step: ServiceStep, services: ApplicationService[]): JsonPatchOperation[] {
  if (step === undefined) {
    return [];
  }
  if (step.op === 'add') {
    services.push(step.service);
    return [{ op: 'add', path: '/spec/services/-', value: step.service }];
  }
  const index = services.findIndex((service) => service.id === step.id);
  const path = `/spec/services/${index}`;
  if (step.op === 'remove') {
    services.splice(index, 1);
    return [{ op: 'remove', path }];
  }
  services[index] = step.service;
  return [{ op: 'replace', path, value: step.service }];
}

function emptyList({ spec }: Application): JsonPatchOperation[] {
  return spec === undefined
    ? [{ op: 'add', path: '/spec', value: { services: [] } }]
    : [{ op: 'add', path: '/spec/services', value: [] }];
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function tooLarge(name: string): MooringError {
  return new MooringError(
    'TOO_LARGE',
    `The Application ${name} would exceed ${applicationBytes} bytes with this service. Shorten its texts, or remove services that are not used.`,
  );
}
