import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';

/** One of the two families of kinds: those of a namespace and those of the whole cluster (binding contract 2.2). */
export interface CatalogScope {
  readonly brokers: KindInfo;
  readonly classes: KindInfo;
  readonly plans: KindInfo;
  /** Member of a class's and a plan's spec that names their broker. */
  readonly brokerName: 'serviceBrokerName' | 'clusterServiceBrokerName';
  /** Member of a plan's and an instance's spec that refers to the class. */
  readonly classRef: 'serviceClassRef' | 'clusterServiceClassRef';
  readonly planRef: 'servicePlanRef' | 'clusterServicePlanRef';
  /** The ways to name a class in an instance's spec; the plan's are at the same places. */
  readonly classStyles: readonly (keyof ServiceInstance['spec'])[];
  readonly planStyles: readonly (keyof ServiceInstance['spec'])[];
  /** Condition reason of a broker that is gone. */
  readonly brokerDeleted: string;
}

export const namespacedScope: CatalogScope = {
  brokers: kinds.servicebrokers,
  classes: kinds.serviceclasses,
  plans: kinds.serviceplans,
  brokerName: 'serviceBrokerName',
  classRef: 'serviceClassRef',
  planRef: 'servicePlanRef',
  classStyles: ['serviceClassExternalName', 'serviceClassExternalID', 'serviceClassName'],
  planStyles: ['servicePlanExternalName', 'servicePlanExternalID', 'servicePlanName'],
  brokerDeleted: 'DeletedSuccessfully',
};

export const clusterScope: CatalogScope = {
  brokers: kinds.clusterservicebrokers,
  classes: kinds.clusterserviceclasses,
  plans: kinds.clusterserviceplans,
  brokerName: 'clusterServiceBrokerName',
  classRef: 'clusterServiceClassRef',
  planRef: 'clusterServicePlanRef',
  classStyles: [
    'clusterServiceClassExternalName',
    'clusterServiceClassExternalID',
    'clusterServiceClassName',
  ],
  planStyles: ['clusterServicePlanExternalName', 'clusterServicePlanExternalID', 'clusterServicePlanName'],
  brokerDeleted: 'DeletedClusterServiceBrokerSuccessfully',
};

/** The scope that an instance asks for: the cluster's where it names a class of the cluster. */
export function scopeOfInstance({ spec }: ServiceInstance): CatalogScope {
  return clusterScope.classStyles.some((style) => spec[style] !== undefined) ? clusterScope : namespacedScope;
}

/** Key of an object of `scope` as an instance in `namespace` refers to it. */
export function keyInScope(scope: CatalogScope, namespace: string | undefined, name: string): string {
  return scope.classes.namespaced ? `${namespace}/${name}` : name;
}
