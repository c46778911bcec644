import type { KindInfo } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';

/** Holds a UsageKind while a usage names it. */
export const usageKindFinalizer = 'servicecatalog.kyma-project.io/usage-kind-protection';

export interface UsageKind extends KubeObject {
  spec: {
    displayName?: string;
    /** Where the labels of the pods are, parts separated by dots. */
    labelsPath: string;
    resource: { group?: string; version: string; kind: string };
  };
}

/** The kind of workload that a UsageKind stands for; its plural is the kind in lower case with an s (binding contract 3.1). */
export function resourceOfUsageKind(usageKind: UsageKind): KindInfo {
  const { group = '', version, kind } = usageKind.spec.resource;
  return { group, version, kind, plural: `${kind.toLowerCase()}s`, namespaced: true };
}
