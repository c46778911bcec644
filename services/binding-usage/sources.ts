import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { UsageKind } from '#lib/domain/binding/usage-kind.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import { createInformerSet, type InformerSet } from '#lib/k8s/informer-set.ts';
import type { Logger } from '#lib/log.ts';

/** Live copies of everything the controller looks at. */
export interface Sources {
  usages: Informer<ServiceBindingUsage>;
  usageKinds: Informer<UsageKind>;
  bindings: Informer<CatalogBinding>;
  instances: Informer<ServiceInstance>;
  classes: Informer<ServiceClass>;
  clusterClasses: Informer<ServiceClass>;
  /** Of the kinds that usages name. */
  workloads: InformerSet<KubeObject>;
  /** Metadata of Secrets, once a workload takes their keys one by one. */
  secrets: InformerSet<KubeObject>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the informers; nothing is asked from the server yet. */
export function createSources(kube: KubeClient, log: Logger): Sources {
  const fixed = {
    usages: createInformer<ServiceBindingUsage>({ kube, kind: kinds.servicebindingusages, log }),
    usageKinds: createInformer<UsageKind>({ kube, kind: kinds.usagekinds, log }),
    bindings: createInformer<CatalogBinding>({ kube, kind: kinds.servicebindings, log }),
    instances: createInformer<ServiceInstance>({ kube, kind: kinds.serviceinstances, log }),
    classes: createInformer<ServiceClass>({ kube, kind: kinds.serviceclasses, log }),
    clusterClasses: createInformer<ServiceClass>({ kube, kind: kinds.clusterserviceclasses, log }),
  };
  const workloads = createInformerSet<KubeObject>({ kube, log });
  const secrets = createInformerSet<KubeObject>({ kube, log, metadataOnly: true });
  return {
    ...fixed,
    workloads,
    secrets,
    async start() {
      await Promise.all(Object.values(fixed).map((informer) => informer.start()));
    },
    async stop() {
      await Promise.all([workloads, secrets, ...Object.values(fixed)].map((informer) => informer.stop()));
    },
  };
}
