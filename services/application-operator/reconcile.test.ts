import { expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createMemoryKube } from '#testing/memory-kube.ts';
import type { ServiceObject } from './application-services.ts';
import { type ReconcileContext, reconcile } from './reconcile.ts';

it('makes a Service whose name was taken when it was created and is free a moment later', async () => {
  const memory = createMemoryKube();
  const application = await memory.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: 'shop' },
    spec: {},
  });
  const kube = takenOnce(memory, 'shop-validator');

  await reconcile(
    {
      kube,
      namespace: 'integration',
      servicesOf: () => [],
      namesLike: () => ['shop'],
      onWritten: () => undefined,
    },
    application,
  );

  const { items } = await memory.list(kinds.services);
  expect(items.map(({ metadata }) => metadata.name).sort()).toEqual([
    'shop-application-gateway',
    'shop-event-service',
    'shop-validator',
  ]);
});

it('asks the server for nothing that the watches have told, and writes what is new once', async () => {
  const memory = createMemoryKube();
  const calls: string[] = [];
  const kube = counted(memory, calls);
  let application = await memory.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: 'shop' },
    spec: {},
  });
  const written: ServiceObject[] = [];
  const context: ReconcileContext = {
    kube,
    namespace: 'integration',
    servicesOf: () => written,
    namesLike: () => ['shop'],
    onWritten: (service) => void written.push(service),
  };

  await reconcile(context, application);
  expect(calls.toSorted()).toEqual(['create', 'create', 'create', 'replace']);
  application = await memory.get<Application>(kinds.applications, 'shop');
  expect(application.status?.installationStatus?.status).toBe('deployed');
  calls.length = 0;
  await reconcile(context, application);
  expect(calls).toEqual([]);
});

it('reads an Application anew that was changed since the watch has told of it', async () => {
  const memory = createMemoryKube();
  const heard = await memory.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: 'shop' },
    spec: {},
  });
  await memory.replace(kinds.applications, { ...heard, spec: { description: 'changed' } });
  const context: ReconcileContext = {
    kube: memory,
    namespace: 'integration',
    servicesOf: () => [],
    namesLike: () => [],
    onWritten: () => undefined,
  };
  await reconcile(context, heard);
  expect(await memory.get<Application>(kinds.applications, 'shop')).toMatchObject({
    spec: { description: 'changed' },
    status: { installationStatus: { status: 'deployed' } },
  });
});

/** Notes each call by its name. */
function counted(kube: KubeClient, calls: string[]): KubeClient {
  return new Proxy(kube, {
    get: (target, name: keyof KubeClient) => {
      const member = target[name];
      return typeof member !== 'function'
        ? member
        : (...args: never[]) => {
            calls.push(name);
            return (member as (...given: never[]) => unknown)(...args);
          };
    },
  });
}

/** The first creation under `name` meets an object that is deleted before anyone reads it. */
function takenOnce(kube: KubeClient, name: string): KubeClient {
  let isTaken = true;
  return {
    ...kube,
    async create(kind, object) {
      if (isTaken && object.metadata.name === name) {
        isTaken = false;
        throw new MooringError('EXISTS', `${kind.plural} "${name}" already exists`);
      }
      return kube.create(kind, object);
    },
  };
}
