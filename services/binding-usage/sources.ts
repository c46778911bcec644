import { kinds } from '#lib/domain/kinds.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { ServiceBindingUsage } from '#lib/domain/service-binding-usage.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { UsageKind } from '#lib/domain/usage-kind.ts';
import type { Deployment } from '#lib/domain/workload.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer, type Informer } from '#lib/k8s/informer.ts';
import type { Logger } from '#lib/log.ts';

/** Live copies of everything the controller looks at. */
export interface Sources {
  usages: Informer<ServiceBindingUsage>;
  usageKinds: Informer<UsageKind>;
  bindings: Informer<ServiceBinding>;
  instances: Informer<ServiceInstance>;
  classes: Informer<ServiceClass>;
  deployments: Informer<Deployment>;
}

/** Builds the informers; nothing is asked from the server yet. */
export function createSources(kube: KubeClient, log: Logger): Sources {
  return {
    usages: createInformer({ kube, kind: kinds.servicebindingusages, log }),
    usageKinds: createInformer({ kube, kind: kinds.usagekinds, log }),
    bindings: createInformer({ kube, kind: kinds.servicebindings, log }),
    instances: createInformer({ kube, kind: kinds.serviceinstances, log }),
    classes: createInformer({ kube, kind: kinds.serviceclasses, log }),
    deployments: createInformer({ kube, kind: kinds.deployments, log }),
  };
}
