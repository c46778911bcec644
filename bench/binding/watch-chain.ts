import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Pod } from '#lib/domain/kubernetes/workload.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import { createLogger } from '#lib/log.ts';
import { benchNamespace } from './offer-service.ts';

/** What there is of the bindings, as a watch tells it. */
export interface WatchedChain {
  kube: KubeClient;
  /** Resolves when each of `names` has a pod, whatever is in it. */
  pods(names: string[]): Promise<void>;
  /** Resolves when the bindings of all `names` are ready. */
  bindings(names: string[]): Promise<void>;
  /** Resolves when the usages of all `names` are ready. */
  usages(names: string[]): Promise<void>;
  /** Resolves when each of `names` has a pod with the variables of its binding. */
  variables(names: string[]): Promise<void>;
  stop(): Promise<void>;
}

const log = createLogger('bench', 'silent');
const longestWaitMs = 15 * 60_000;

/** Watches bindings, usages and pods of the benchmark's namespace. */
export async function watchChain(kube: KubeClient): Promise<WatchedChain> {
  const options = { kube, namespace: benchNamespace, log };
  const bindings = createInformer<CatalogBinding>({ ...options, kind: kinds.servicebindings });
  const usages = createInformer<ServiceBindingUsage>({ ...options, kind: kinds.servicebindingusages });
  const pods = createInformer<Pod>({ ...options, kind: kinds.pods });
  await Promise.all([bindings.start(), usages.start(), pods.start()]);
  return {
    kube,
    pods: (names) => all(pods, names, workloadOf),
    bindings: (names) => all(bindings, names, (one) => nameIf(one, isReady(one))),
    usages: (names) => all(usages, names, (one) => nameIf(one, isReady(one))),
    variables: (names) => all(pods, names, (pod) => (hasVariables(pod) ? workloadOf(pod) : undefined)),
    async stop() {
      await Promise.all([bindings.stop(), usages.stop(), pods.stop()]);
    },
  };
}

/** Resolves when `nameOf` has given each of `names` for some object. */
async function all<T extends KubeObject>(
  informer: Informer<T>,
  names: string[],
  nameOf: (object: T) => string | undefined,
): Promise<void> {
  const missing = new Set(names);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => reject(new Error(`${missing.size} of ${names.length} ${informer.kind.plural} are not there.`)),
    longestWaitMs,
  );
  const unsubscribe = informer.subscribe((event) => {
    const name = event.type === 'DELETED' ? undefined : nameOf(event.object);
    if (name !== undefined && missing.delete(name) && missing.size === 0) {
      resolve();
    }
  });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}

function isReady(object: CatalogBinding | ServiceBindingUsage): boolean {
  return isConditionTrue(object.status?.conditions, 'Ready');
}

function nameIf(object: KubeObject, condition: boolean): string | undefined {
  return condition ? object.metadata.name : undefined;
}

function workloadOf(pod: Pod): string | undefined {
  return pod.metadata.labels?.app;
}

function hasVariables(pod: Pod): boolean {
  const workload = workloadOf(pod);
  return pod.spec.containers.some((container) =>
    container.envFrom?.some((source) => source.secretRef?.name === workload),
  );
}
