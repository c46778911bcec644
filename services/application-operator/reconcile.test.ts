import { expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createMemoryKube } from '#testing/memory-kube.ts';
import { reconcile } from './reconcile.ts';

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
    { kube, namespace: 'integration', servicesOf: () => [], names: () => ['shop'] },
    application,
  );

  const { items } = await memory.list(kinds.services);
  expect(items.map(({ metadata }) => metadata.name).sort()).toEqual([
    'shop-application-gateway',
    'shop-event-service',
    'shop-validator',
  ]);
});

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
