import { createHash } from 'node:crypto';
import { apiVersionOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import type { ResourceRegistry, ServedGroup } from '../registry/resource-registry.ts';

function groupEntry({ name, versions }: ServedGroup): { [key: string]: unknown } {
  const entries = versions.map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions: entries, preferredVersion: entries[0] };
}

/** `/api` */
export function coreVersions(serverAddress: string): unknown {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  };
}

/** `/apis` */
export function groupList(registry: ResourceRegistry): unknown {
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: registry.groups().map(groupEntry) };
}

/** `/apis/{group}`; undefined where the group is not served. */
export function groupOf(registry: ResourceRegistry, name: string): unknown {
  const group = registry.groups().find((item) => item.name === name);
  return group ? { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(group) } : undefined;
}

function storageHash(definition: ResourceDefinition): string {
  const text = `${definition.group}/${definition.storageApiVersion}/${definition.kind}`;
  return createHash('sha256').update(text).digest('base64').slice(0, 11).concat('=');
}

function resourceEntries(definition: ResourceDefinition): unknown[] {
  const { plural, singular, namespaced, kind, verbs, shortNames, categories } = definition;
  const isStored = verbs.includes('get');
  const main = {
    name: plural,
    singularName: definition.origin === 'custom' ? singular : '',
    namespaced,
    kind,
    verbs,
    ...(shortNames.length > 0 ? { shortNames } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(isStored ? { storageVersionHash: storageHash(definition) } : {}),
  };
  const subresources = definition.subresources.map((subresource) => ({
    name: `${plural}/${subresource.name}`,
    singularName: '',
    namespaced,
    ...(subresource.group === undefined ? {} : { group: subresource.group, version: subresource.version }),
    kind: subresource.kind,
    verbs: subresource.verbs,
  }));
  return [main, ...subresources];
}

/** `/api/v1` and `/apis/{group}/{version}`; undefined where nothing is served. */
export function resourceList(registry: ResourceRegistry, group: string, version: string): unknown {
  const definitions = registry.all().filter((item) => item.group === group && item.version === version);
  if (definitions.length === 0) return undefined;
  const resources = definitions.sort((a, b) => (a.plural < b.plural ? -1 : 1)).flatMap(resourceEntries);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf({ group, version }),
    resources,
  };
}
