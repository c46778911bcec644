import type { WorkloadBinding } from '#lib/domain/binding/workload-binding.ts';
import type { ClusterWorkloadResourceMapping } from '#lib/domain/binding/workload-mapping.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createKindFinder, type KindFinder } from '#lib/k8s/find-kind.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import { createInformerSet, type InformerSet } from '#lib/k8s/informer-set.ts';
import type { Logger } from '#lib/log.ts';

/** What a binding's service looks like where it is a Provisioned Service (binding contract 4.1). */
export interface ServiceObject extends KubeObject {
  status?: { binding?: { name?: string } };
}

/** Live copies of everything the controller looks at. */
export interface Sources {
  kube: KubeClient;
  finder: KindFinder;
  bindings: Informer<WorkloadBinding>;
  mappings: Informer<ClusterWorkloadResourceMapping>;
  /** Of the kinds that bindings name. */
  workloads: InformerSet<KubeObject>;
  services: InformerSet<ServiceObject>;
  /** Metadata only: values of Secrets never come here by a watch. */
  secrets: InformerSet<KubeObject>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the informers; nothing is asked from the server yet. */
export function createSources(kube: KubeClient, log: Logger): Sources {
  const bindings = createInformer<WorkloadBinding>({ kube, kind: kinds.workloadbindings, log });
  const mappings = createInformer<ClusterWorkloadResourceMapping>({
    kube,
    kind: kinds.clusterworkloadresourcemappings,
    log,
  });
  const workloads = createInformerSet<KubeObject>({ kube, log });
  const services = createInformerSet<ServiceObject>({ kube, log });
  const secrets = createInformerSet<KubeObject>({ kube, log, metadataOnly: true });
  return {
    kube,
    finder: createKindFinder(kube),
    bindings,
    mappings,
    workloads,
    services,
    secrets,
    async start() {
      await Promise.all([bindings.start(), mappings.start()]);
    },
    async stop() {
      await Promise.all([bindings, mappings, workloads, services, secrets].map((it) => it.stop()));
    },
  };
}
