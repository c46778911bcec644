import { isConditionTrue } from '../kubernetes/conditions.ts';
import type { Condition, KubeObject } from '../kubernetes/kube-object.ts';
import type { ParametersFrom } from './service-instance.ts';

/** One change of the credentials before they are stored; exactly one member is set (binding contract 2.2). */
export interface SecretTransform {
  renameKey?: { from: string; to: string };
  /**
   * The value is base64 in `value`, a text in `stringValue`, or comes from the credentials by JSONPath. Clients in Go send
   * all three, those that are not set as null.
   */
  addKey?: {
    key: string;
    value?: string | null;
    stringValue?: string | null;
    jsonPathExpression?: string | null;
  };
  addKeysFrom?: { secretRef: { namespace?: string; name: string } };
  removeKey?: { key: string };
}

export interface CatalogBinding extends KubeObject {
  spec: {
    instanceRef: { name: string };
    parameters?: Record<string, unknown>;
    parametersFrom?: ParametersFrom[];
    /** Name of the Secret; the binding's own name when left out. */
    secretName?: string;
    secretTransforms?: SecretTransform[];
    externalID?: string;
    /** Who created the object, as the webhook of Service Catalog writes it. */
    userInfo?: Record<string, unknown>;
  };
  status?: CatalogBindingStatusFields;
}

export interface CatalogBindingStatusFields {
  conditions?: Condition[];
  asyncOpInProgress?: boolean;
  orphanMitigationInProgress?: boolean;
  lastOperation?: string;
  currentOperation?: 'Bind' | 'Unbind' | '';
  reconciledGeneration?: number;
  operationStartTime?: string | null;
  inProgressProperties?: Record<string, unknown>;
  externalProperties?: Record<string, unknown>;
  unbindStatus?: 'NotRequired' | 'Required' | 'Succeeded' | 'Failed' | '';
  lastConditionState?: string;
}

export type CatalogBindingStatus = 'READY' | 'FAILED' | 'PENDING' | 'UNKNOWN';

/** The state to show for a binding (binding contract 2.6). */
export function statusOfCatalogBinding(binding: CatalogBinding): CatalogBindingStatus {
  const conditions = binding.status?.conditions ?? [];
  if (conditions.length === 0) {
    return 'PENDING';
  }
  if (isConditionTrue(conditions, 'Ready')) {
    return 'READY';
  }
  return isConditionTrue(conditions, 'Failed') ? 'FAILED' : 'UNKNOWN';
}

/** The Secret with the credentials. */
export function secretNameOfCatalogBinding(binding: CatalogBinding): string {
  const { secretName } = binding.spec;
  return secretName === undefined || secretName === '' ? binding.metadata.name : secretName;
}
