import type { KubeObject } from '#lib/domain/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

interface WebhookConfiguration extends KubeObject {
  webhooks?: { rules?: { apiGroups?: string[] }[] }[];
}

const webhookConfigurations = {
  group: 'admissionregistration.k8s.io',
  version: 'v1',
  kind: 'MutatingWebhookConfiguration',
  plural: 'mutatingwebhookconfigurations',
  namespaced: false,
};

/**
 * Whether the cluster has Service Catalog itself. Its kinds say nothing, Mooring brings them too; but nobody else
 * registers a webhook for them.
 */
export async function hasServiceCatalog(kube: Pick<KubeClient, 'list'>): Promise<boolean> {
  try {
    const { items } = await kube.list<WebhookConfiguration>(webhookConfigurations);
    const rules = items.flatMap(({ webhooks = [] }) => webhooks.flatMap((webhook) => webhook.rules ?? []));
    return rules.some(({ apiGroups = [] }) => apiGroups.includes('servicecatalog.k8s.io'));
  } catch (error) {
    if (isMooringError(error, 'FORBIDDEN', 'NOT_FOUND')) {
      return false;
    }
    throw error;
  }
}
