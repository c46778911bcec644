import type { KubeObject } from '../kubernetes/kube-object.ts';
import type { ServiceClass } from './service-class.ts';

/** A ServicePlan, or a ClusterServicePlan: that one has no namespace. */
export interface ServicePlan extends KubeObject {
  spec: {
    externalName: string;
    externalID: string;
    description: string;
    bindable?: boolean;
    free?: boolean;
    externalMetadata?: { displayName?: string } & Record<string, unknown>;
    instanceCreateParameterSchema?: unknown;
    instanceUpdateParameterSchema?: unknown;
    serviceBindingCreateParameterSchema?: unknown;
    serviceBrokerName?: string;
    clusterServiceBrokerName?: string;
    serviceClassRef?: { name: string };
    clusterServiceClassRef?: { name: string };
  };
  status?: { removedFromBrokerCatalog?: boolean };
}

/** Whether instances can be bound: the plan's word counts before the class's (binding contract 2.5). */
export function isBindable(serviceClass: ServiceClass, plan: ServicePlan): boolean {
  return plan.spec.bindable ?? serviceClass.spec.bindable ?? false;
}
