import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { type KubeObject, ownerReference } from '#lib/domain/kubernetes/kube-object.ts';
import type { LabelSelector } from '#lib/domain/kubernetes/label-selector.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { isControlledBy } from './controller-reference.ts';
import { podTemplateHash } from './pod-template-hash.ts';
import type { ControllerRevision, PodTemplate } from './workload-types.ts';

const controllerRevisions: KindInfo = {
  group: 'apps',
  version: 'v1',
  kind: 'ControllerRevision',
  plural: 'controllerrevisions',
  namespaced: true,
};

export interface RevisionOwner extends KubeObject {
  spec: { selector: LabelSelector; template: PodTemplate; revisionHistoryLimit?: number };
}

/** A template's name among the revisions of its owner: short, and the same for the same template. */
export function revisionHash(owner: RevisionOwner): string {
  return podTemplateHash(owner.spec.template, undefined);
}

/**
 * Keeps a ControllerRevision of each template that the owner has had, the present one with the highest number, and drops
 * the oldest beyond the owner's limit unless `inUse` says that pods still have it. `hashLabel` is the label that holds the hash.
 */
export async function recordRevision(
  kube: KubeClient,
  owner: RevisionOwner,
  hashLabel: string,
  inUse: (revisionName: string) => boolean,
): Promise<string> {
  const { name, namespace } = owner.metadata;
  const hash = revisionHash(owner);
  const revisionName = `${name}-${hash}`;
  const { items } = await kube.list<ControllerRevision>(controllerRevisions, { namespace });
  const own = items.filter((item) => isControlledBy(item, owner)).sort((a, b) => a.revision - b.revision);
  const newest = own.at(-1);
  const present = own.find((item) => item.metadata.name === revisionName);
  const revision = (newest?.revision ?? 0) + 1;
  if (present === undefined) {
    await kube.create<ControllerRevision>(controllerRevisions, {
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        name: revisionName,
        ...(namespace === undefined ? {} : { namespace }),
        labels: { ...owner.spec.selector.matchLabels, [hashLabel]: hash },
        ownerReferences: [ownerReference(owner, true)],
      },
      data: { spec: { template: { $patch: 'replace', ...owner.spec.template } } },
      revision,
    });
  } else if (present !== newest) {
    await kube.patch(controllerRevisions, { name: revisionName, namespace }, 'merge', { revision });
  }
  const olds = own.filter((item) => item !== present && !inUse(item.metadata.name));
  const surplus = olds.slice(0, Math.max(0, olds.length - (owner.spec.revisionHistoryLimit ?? 10)));
  for (const { metadata } of surplus) {
    await kube.delete(controllerRevisions, metadata.name, namespace);
  }
  return revisionName;
}
