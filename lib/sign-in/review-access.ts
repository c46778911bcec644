import { type ListRights, listedActions } from '#lib/domain/access/list-rights.ts';
import type { ResourceAction } from '#lib/domain/access/resource-action.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

interface AccessReview {
  status?: { allowed?: boolean };
}

/**
 * Whether whoever the client asks for may do this, by the API server's word (SelfSubjectAccessReview).
 * @throws MooringError where the API server does not say.
 */
export async function mayDo(kube: Pick<KubeClient, 'raw'>, action: ResourceAction): Promise<boolean> {
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const { status } = await kube.raw<AccessReview>('POST', path, {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: action },
  });
  return status?.allowed === true;
}

/**
 * What whoever the client asks for may list.
 * @throws MooringError where the API server does not say.
 */
export async function reviewListRights(kube: Pick<KubeClient, 'raw'>): Promise<ListRights> {
  const reviewed = await Promise.all(
    [...listedActions].map(async ([name, action]) => ((await mayDo(kube, action)) ? name : undefined)),
  );
  return new Set(reviewed.filter((name) => name !== undefined));
}
