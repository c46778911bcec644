import type { BindRequest, BindSituation } from '#lib/domain/binding/binding-plan-shape.ts';
import { type ContainerEnvironment, environmentOf } from '#lib/domain/binding/binding-variables.ts';
import { isSampleDeployment } from '#lib/domain/binding/sample-workload.ts';
import type { ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { containersOfWorkload, kindOfUsageKind } from '#lib/domain/kubernetes/bindable-kinds.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Container, Deployment } from '#lib/domain/kubernetes/workload.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createKindFinder } from '#lib/k8s/find-kind.ts';
import { sampleDeployment } from '../workloads/sample-deployment.ts';
import { listWorkloadBindings } from './list-workload-bindings.ts';

interface DataObject extends KubeObject {
  data?: Record<string, string>;
}

/** Reads all that a bind plan depends on. Of Secrets and ConfigMaps only the names of their keys go any further. */
export async function gatherSituation(
  kube: KubeClient,
  request: BindRequest,
  createSample: boolean,
): Promise<BindSituation> {
  const { namespace, serviceId, workload, workloadKind = 'deployment' } = request;
  const kind = await createKindFinder(kube).find(kindOfUsageKind(workloadKind));
  const [classes, instances, bindings, usages, workloadBindings, secrets, configMaps, found] =
    await Promise.all([
      kube.list<ServiceClass>(kinds.serviceclasses, { namespace }),
      kube.list<ServiceInstance>(kinds.serviceinstances, { namespace }),
      kube.list<CatalogBinding>(kinds.servicebindings, { namespace }),
      kube.list<ServiceBindingUsage>(kinds.servicebindingusages, { namespace }),
      listWorkloadBindings(kube, namespace),
      kube.list<DataObject>(kinds.secrets, { namespace }),
      kube.list<DataObject>(kinds.configmaps, { namespace }),
      kube.find<KubeObject>(kind, workload, namespace),
    ]);
  return {
    serviceClass: classes.items.find(({ spec }) => spec.externalID === serviceId),
    containers:
      found === undefined
        ? undefined
        : environmentsOf(
            containersOfWorkload(found, workloadKind),
            keysByName(secrets.items),
            keysByName(configMaps.items),
          ),
    isSampleNameTaken: createSample && found !== undefined && !isSampleDeployment(found as Deployment),
    classes: classes.items,
    sample: createSample && workloadKind === 'deployment' ? sampleDeployment(namespace, workload) : undefined,
    instances: instances.items,
    bindings: bindings.items,
    usages: usages.items,
    workloadBindings,
    secretNames: secrets.items.map(({ metadata }) => metadata.name),
  };
}

function keysByName(objects: DataObject[]): Map<string, string[]> {
  return new Map(objects.map(({ metadata, data }) => [metadata.name, Object.keys(data ?? {})]));
}

function environmentsOf(
  containers: Container[],
  secrets: Map<string, string[]>,
  configMaps: Map<string, string[]>,
): ContainerEnvironment[] {
  return containers.map((container) =>
    environmentOf(container, (kind, name) => (kind === 'Secret' ? secrets : configMaps).get(name) ?? []),
  );
}
