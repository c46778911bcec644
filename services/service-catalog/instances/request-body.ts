import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { CatalogContext } from '../catalog-context.ts';
import type { Parameters } from '../parameters.ts';
import { reconcileError } from '../reconcile-error.ts';
import type { BrokeredInstance } from './broker-of-instance.ts';

/**
 * What the broker is told (binding contract 2.4). An update names only what has changed; undefined when that is nothing.
 * @throws ReconcileError ErrorFindingNamespaceForInstance when the namespace cannot be read.
 */
export async function requestBody(
  context: CatalogContext,
  instance: ServiceInstance,
  brokered: BrokeredInstance,
  parameters: Parameters,
  operation: 'Provision' | 'Update',
): Promise<Record<string, unknown> | undefined> {
  const { name, namespace = '' } = instance.metadata;
  const platform = { platform: 'kubernetes', namespace, clusterid: context.clusterId(), instance_name: name };
  if (operation === 'Update') {
    const changes = changesOf(instance, brokered, parameters);
    return changes === undefined ? undefined : { ...changes, context: platform };
  }
  const space = await context.kube.find<KubeObject>(kinds.namespaces, namespace);
  if (space === undefined) {
    throw reconcileError(
      'ErrorFindingNamespaceForInstance',
      `Failed to get namespace "${namespace}": it does not exist.`,
    );
  }
  return {
    ...brokered.query,
    ...(parameters.values === undefined ? {} : { parameters: parameters.values }),
    context: platform,
    organization_guid: context.clusterId(),
    space_guid: space.metadata.uid,
  };
}

function changesOf(
  { status }: ServiceInstance,
  { query, scope }: BrokeredInstance,
  parameters: Parameters,
): Record<string, unknown> | undefined {
  const [, planIdStyle = ''] = scope.planStyles;
  const planBefore = status?.externalProperties?.[planIdStyle] ?? query.plan_id;
  const isPlanChange = planBefore !== query.plan_id;
  const isParameterChange = status?.externalProperties?.parameterChecksum !== parameters.checksum;
  if (!isPlanChange && !isParameterChange) {
    return undefined;
  }
  return {
    service_id: query.service_id,
    ...(isPlanChange ? { plan_id: query.plan_id } : {}),
    ...(isParameterChange ? { parameters: parameters.values ?? {} } : {}),
    previous_values: { service_id: query.service_id, plan_id: planBefore },
  };
}
