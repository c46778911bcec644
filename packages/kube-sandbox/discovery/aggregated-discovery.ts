import type { ResourceDefinition } from '../registry/resource-definition.ts';
import type { ResourceRegistry } from '../registry/resource-registry.ts';

function responseKind(group: string, version: string, kind: string): unknown {
  return { group, version, kind };
}

function resourceEntry(definition: ResourceDefinition): unknown {
  const { group, version, kind, plural, singular, namespaced, verbs, shortNames, categories } = definition;
  const subresources = definition.subresources.map((subresource) => ({
    subresource: subresource.name,
    responseKind: responseKind(subresource.group ?? group, subresource.version ?? version, subresource.kind),
    verbs: subresource.verbs,
  }));
  return {
    resource: plural,
    responseKind: responseKind(group, version, kind),
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: singular,
    verbs,
    ...(shortNames.length > 0 ? { shortNames } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(subresources.length > 0 ? { subresources } : {}),
  };
}

function groupEntry(registry: ResourceRegistry, name: string, versions: readonly string[]): unknown {
  return {
    metadata: { name, creationTimestamp: null },
    versions: versions.map((version) => ({
      version,
      resources: registry
        .all()
        .filter((definition) => definition.group === name && definition.version === version)
        .sort((a, b) => (a.plural < b.plural ? -1 : 1))
        .map(resourceEntry),
      freshness: 'Current',
    })),
  };
}

export const aggregatedDiscoveryType = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Everything that `/api` (core) or `/apis` (the groups) serves, in one answer: apidiscovery.k8s.io/v2. */
export function aggregatedDiscovery(registry: ResourceRegistry, root: 'api' | 'apis'): unknown {
  const groups = root === 'api' ? [{ name: '', versions: ['v1'] }] : registry.groups();
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(({ name, versions }) => groupEntry(registry, name, versions)),
  };
}
