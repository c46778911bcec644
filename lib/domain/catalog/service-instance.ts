import { findCondition, isConditionTrue } from '../kubernetes/conditions.ts';
import type { Condition, KubeObject } from '../kubernetes/kube-object.ts';
import type { ServiceClass } from './service-class.ts';

/**
 * Condition of Mooring's own: what the broker answered last to a request that goes on being made. Service Catalog overwrites
 * that with the request under way and with the orphan mitigation.
 */
export const refusalCondition = 'LastRefusal';

interface NameRef {
  name?: string;
}

export interface ParametersFrom {
  secretKeyRef?: { name: string; key: string };
}

export interface ServiceInstance extends KubeObject {
  spec: {
    clusterServiceClassExternalName?: string;
    clusterServiceClassExternalID?: string;
    clusterServiceClassName?: string;
    clusterServicePlanExternalName?: string;
    clusterServicePlanExternalID?: string;
    clusterServicePlanName?: string;
    serviceClassExternalName?: string;
    serviceClassExternalID?: string;
    serviceClassName?: string;
    servicePlanExternalName?: string;
    servicePlanExternalID?: string;
    servicePlanName?: string;
    clusterServiceClassRef?: NameRef;
    clusterServicePlanRef?: NameRef;
    serviceClassRef?: NameRef;
    servicePlanRef?: NameRef;
    parameters?: Record<string, unknown>;
    parametersFrom?: ParametersFrom[];
    externalID?: string;
    /** Who changed the object last, as the webhook of Service Catalog writes it. */
    userInfo?: Record<string, unknown>;
    updateRequests?: number;
  };
  status?: ServiceInstanceStatusFields;
}

export interface ServiceInstanceStatusFields {
  conditions?: Condition[];
  asyncOpInProgress?: boolean;
  orphanMitigationInProgress?: boolean;
  lastOperation?: string;
  dashboardURL?: string;
  currentOperation?: 'Provision' | 'Update' | 'Deprovision' | '';
  reconciledGeneration?: number;
  observedGeneration?: number;
  operationStartTime?: string | null;
  inProgressProperties?: Record<string, unknown>;
  externalProperties?: Record<string, unknown>;
  provisionStatus?: 'Provisioned' | 'NotProvisioned' | '';
  deprovisionStatus?: 'NotRequired' | 'Required' | 'Succeeded' | 'Failed' | '';
  lastConditionState?: string;
  userSpecifiedClassName?: string;
  userSpecifiedPlanName?: string;
}

/** Whether the instance is one of the class, in any of the ways to name a class. */
export function isInstanceOf({ spec }: ServiceInstance, serviceClass: ServiceClass): boolean {
  return (
    spec.serviceClassRef?.name === serviceClass.metadata.name ||
    spec.serviceClassName === serviceClass.metadata.name ||
    spec.serviceClassExternalName === serviceClass.spec.externalName ||
    spec.serviceClassExternalID === serviceClass.spec.externalID
  );
}

export type ServiceInstanceStatus = 'RUNNING' | 'FAILED' | 'PROVISIONING' | 'DEPROVISIONING' | 'PENDING';

const failedReason = /Error|Nonexistent|Failed|Deleted|Invalid/;

/** The state to show for an instance (binding contract 2.6). */
export function statusOfServiceInstance(instance: ServiceInstance): ServiceInstanceStatus {
  const conditions = instance.status?.conditions;
  const ready = findCondition(conditions, 'Ready');
  const reason = ready?.reason ?? '';
  if (ready?.status === 'True') {
    return 'RUNNING';
  }
  if (isConditionTrue(conditions, 'Failed') || failedReason.test(reason)) {
    return 'FAILED';
  }
  if (/Provision|Updat/.test(reason)) {
    return 'PROVISIONING';
  }
  return reason.includes('Deprovision') ? 'DEPROVISIONING' : 'PENDING';
}
