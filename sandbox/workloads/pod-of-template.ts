import { type KubeObject, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import type { PodTemplate } from './workload-types.ts';

export interface NewPod {
  /** The pod's name, or what the server makes one of: it ends with a dash then. */
  name: string;
  /** Labels beside the template's. */
  labels?: Record<string, string>;
  /** Fields of the pod's spec beside the template's. */
  spec?: Record<string, unknown>;
}

/** A pod of `template` that `owner` manages. */
export function podOfTemplate(owner: KubeObject, template: PodTemplate, wanted: NewPod): KubeObject {
  const { namespace } = owner.metadata;
  const labels = { ...template.metadata?.labels, ...wanted.labels };
  const { annotations } = template.metadata ?? {};
  const isGenerated = wanted.name.endsWith('-');
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: isGenerated ? '' : wanted.name,
      ...(isGenerated ? { generateName: wanted.name } : {}),
      ...(namespace === undefined ? {} : { namespace }),
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [ownerReference(owner, true)],
    },
    spec: { ...template.spec, ...wanted.spec },
  };
  return pod;
}
