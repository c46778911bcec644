import type { ApiObject } from '../meta/api-object.ts';
import { builtinResources } from './builtin-resources.ts';
import { crdResources } from './crd-resources.ts';
import type { ResourceDefinition } from './resource-definition.ts';

export interface ServedGroup {
  name: string;
  /** Preferred first. */
  versions: string[];
}

/** Orders versions as the real server does: v2 before v1 before v1beta2 before v1alpha1 before anything else. */
function compareVersions(left: string, right: string): number {
  const rank = (version: string): number[] => {
    const parts = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
    if (!parts) return [0, 0, 0];
    const stage = parts[2] === undefined ? 3 : parts[2] === 'beta' ? 2 : 1;
    return [stage, Number(parts[1]), Number(parts[3] ?? 0)];
  };
  const a = rank(left);
  const b = rank(right);
  for (let i = 0; i < 3; i += 1) {
    const difference = (b[i] ?? 0) - (a[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Groups that come last, as the APIServices of deploy/defaults have it on a real server; the sandbox has no such objects. */
const lowered = new Set(['servicebinding.io']);

/** Every served resource, built-in and custom. Custom ones come and go with their definitions. */
export class ResourceRegistry {
  private readonly custom = new Map<string, ResourceDefinition[]>();
  private byPath = new Map<string, ResourceDefinition>();
  private generationCount = 0;

  constructor() {
    this.reindex();
  }

  /** Counts changes: what is built from the registry can be kept until this number moves. */
  get generation(): number {
    return this.generationCount;
  }

  all(): ResourceDefinition[] {
    return [...this.byPath.values()];
  }

  find(group: string, version: string, plural: string): ResourceDefinition | undefined {
    return this.byPath.get(`${group}/${version}/${plural}`);
  }

  /** A served version of the kind, the preferred one where several are. */
  findByKind(group: string, kind: string): ResourceDefinition | undefined {
    return this.all()
      .filter((definition) => definition.group === group && definition.kind === kind)
      .sort((a, b) => compareVersions(a.version, b.version))[0];
  }

  hasVersion(group: string, version: string): boolean {
    return this.all().some((definition) => definition.group === group && definition.version === version);
  }

  /**
   * Served groups without the core one: built-in first, then custom ones in the order of the real server, which is that of
   * `version.group`. The first that has a kind is the one kubectl takes when only the kind is named.
   */
  groups(): ServedGroup[] {
    const builtin = this.servedGroups('builtin');
    const names = new Set(builtin.map(({ name }) => name));
    const custom = this.servedGroups('custom').filter(({ name }) => !names.has(name));
    const rank = ({ name, versions }: ServedGroup) =>
      `${lowered.has(name) ? 1 : 0} ${versions.toSorted()[0]}.${name}`;
    return [...builtin, ...custom.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))];
  }

  private servedGroups(origin: ResourceDefinition['origin']): ServedGroup[] {
    const groups = new Map<string, Set<string>>();
    for (const definition of this.all().filter((one) => one.group !== '' && one.origin === origin)) {
      const versions = groups.get(definition.group) ?? new Set();
      groups.set(definition.group, versions.add(definition.version));
    }
    return [...groups].map(([name, versions]) => ({ name, versions: [...versions].sort(compareVersions) }));
  }

  setCustom(crd: ApiObject): void {
    const definitions = crdResources(crd);
    this.custom.set(crd.metadata.name, definitions);
    this.reindex();
  }

  removeCustom(crdName: string): void {
    if (this.custom.delete(crdName)) this.reindex();
  }

  private reindex(): void {
    this.byPath = new Map();
    for (const definition of [...builtinResources, ...[...this.custom.values()].flat()]) {
      this.byPath.set(`${definition.group}/${definition.version}/${definition.plural}`, definition);
    }
    this.generationCount += 1;
  }
}
