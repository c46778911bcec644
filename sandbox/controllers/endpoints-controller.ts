import { isDeepStrictEqual } from 'node:util';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import { hasLabels } from '#lib/domain/kubernetes/label-selector.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { type Controller, createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';
import type { Pod } from '#sandbox/workloads/workload-types.ts';
import { decideEndpoints, type Endpoints, type Service } from './decide-endpoints.ts';

export interface EndpointsControllerOptions {
  kube: KubeClient;
  log: Logger;
  services: Informer<Service>;
  pods: Informer<Pod>;
}

/** Keeps the Endpoints of every Service with a selector. */
export function createEndpointsController(options: EndpointsControllerOptions): Controller {
  const { kube, log, services, pods } = options;

  function servicesOf(pod: KubeObject): string[] {
    return services
      .list(pod.metadata.namespace)
      .filter(({ spec }) => spec.selector !== undefined && hasLabels(pod.metadata.labels, spec.selector))
      .map(objectKey);
  }

  async function reconcile(key: string): Promise<void> {
    const [namespace = '', name = ''] = key.split('/');
    const service = services.get(key);
    if (service === undefined) {
      await kube.delete(kinds.endpoints, name, namespace);
      return;
    }
    if (service.spec.selector === undefined || service.metadata.deletionTimestamp !== undefined) {
      return;
    }
    const subsets = decideEndpoints(service, pods.list(namespace));
    const { labels } = service.metadata;
    const current = await kube.find<Endpoints>(kinds.endpoints, name, namespace);
    if (current === undefined) {
      const metadata = { name, namespace, ...(labels === undefined ? {} : { labels }) };
      await kube.create<Endpoints>(kinds.endpoints, {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata,
        subsets,
      });
    } else if (!isDeepStrictEqual(current.subsets ?? [], subsets)) {
      await kube.replace<Endpoints>(kinds.endpoints, { ...current, subsets });
    }
  }

  return createController({
    name: 'endpoints-controller',
    log,
    sources: [{ informer: services }, { informer: pods, keysOf: servicesOf }],
    async reconcile(key) {
      try {
        await reconcile(key);
      } catch (error) {
        // the namespace may be on its way out
        if (!isMooringError(error, 'FORBIDDEN', 'NOT_FOUND')) {
          throw error;
        }
      }
      return undefined;
    },
  });
}
