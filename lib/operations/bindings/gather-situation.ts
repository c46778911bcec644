import { containersOfWorkload, kindOfUsageKind } from '#lib/domain/bindable-kinds.ts';
import type { BindRequest, BindSituation } from '#lib/domain/binding-plan-shape.ts';
import { type ContainerEnvironment, environmentOf } from '#lib/domain/binding-variables.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { isSampleDeployment } from '#lib/domain/sample-workload.ts';
import type { ServiceBinding } from '#lib/domain/service-binding.ts';
import type { ServiceBindingUsage } from '#lib/domain/service-binding-usage.ts';
import type { ServiceClass } from '#lib/domain/service-class.ts';
import type { ServiceInstance } from '#lib/domain/service-instance.ts';
import type { Container, Deployment } from '#lib/domain/workload.ts';
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
      kube.list<ServiceBinding>(kinds.servicebindings, { namespace }),
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
