import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { ServiceCatalogConfig } from './config.ts';
import { clusterScope, namespacedScope } from './scope.ts';

/** Whose Service Catalog the cluster has. */
export interface CatalogMode {
  /** `own`: Mooring's, which brings the kinds and reconciles them. `external`: another one, whose kinds are left alone. */
  mode: 'own' | 'external';
  /** What was seen, as a sentence for people. */
  because: string;
}

type Cluster = Pick<KubeClient, 'list' | 'find'>;

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

/** API group of Service Catalog's kinds. */
export const catalogGroup = kinds.serviceinstances.group;

const definitionNames = [namespacedScope, clusterScope]
  .flatMap(({ brokers, classes, plans }) => [brokers, classes, plans])
  .concat(kinds.serviceinstances, kinds.servicebindings)
  .map(({ plural }) => `${plural}.${catalogGroup}`);

/** How Mooring's own definitions in deploy/crds say what they are; those of Service Catalog 0.3 say nothing, or other things. */
const ownApproval = 'unapproved, the kinds of the retired kubernetes-sigs/service-catalog';

/**
 * Decides who runs the catalog. What is told counts; `auto` looks for another one: its webhook, or definitions of its kinds
 * that Mooring has not made.
 * @throws MooringError UNAVAILABLE while the API does not answer: a guess could undo another one's work.
 */
export async function decideMode(
  kube: Cluster,
  { mode }: Pick<ServiceCatalogConfig, 'mode'>,
): Promise<CatalogMode> {
  if (mode !== 'auto') {
    return { mode, because: `MOORING_CATALOG_MODE is ${mode}.` };
  }
  if (await hasWebhook(kube)) {
    return { mode: 'external', because: 'Service Catalog has registered its webhook.' };
  }
  const foreign = await foreignDefinitions(kube);
  return foreign.length === 0
    ? { mode: 'own', because: 'The cluster has no other Service Catalog.' }
    : {
        mode: 'external',
        because: `Something other than Mooring has made ${foreign.join(', ')}. If no Service Catalog runs here any more, MOORING_CATALOG_MODE=own takes them over.`,
      };
}

/** Nobody but Service Catalog registers a webhook for its kinds. */
async function hasWebhook(kube: Cluster): Promise<boolean> {
  try {
    const { items } = await kube.list<WebhookConfiguration>(webhookConfigurations);
    const rules = items.flatMap(({ webhooks = [] }) => webhooks.flatMap((webhook) => webhook.rules ?? []));
    return rules.some(({ apiGroups = [] }) => apiGroups.includes(catalogGroup));
  } catch (error) {
    return notToBeSeen(error, false);
  }
}

async function foreignDefinitions(kube: Cluster): Promise<string[]> {
  try {
    const found = await Promise.all(
      definitionNames.map((name) => kube.find<KubeObject>(kinds.customresourcedefinitions, name)),
    );
    return found.flatMap((definition) =>
      definition === undefined ||
      definition.metadata.annotations?.['api-approved.kubernetes.io'] === ownApproval
        ? []
        : [definition.metadata.name],
    );
  } catch (error) {
    return notToBeSeen(error, []);
  }
}

function notToBeSeen<T>(error: unknown, instead: T): T {
  if (isMooringError(error, 'FORBIDDEN', 'NOT_FOUND')) {
    return instead;
  }
  throw error;
}
