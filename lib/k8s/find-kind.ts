import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';

interface ResourceList {
  resources: { name: string; kind: string; namespaced: boolean }[];
}

interface GroupInfo {
  versions: { version: string }[];
}

export interface WantedKind {
  /** '' for the core group. */
  group: string;
  version: string;
  kind: string;
}

export interface KindFinder {
  /**
   * The resource that the API server serves for a kind: of the wanted version, else of another one of the group.
   * @throws MooringError NOT_FOUND where the server has no such kind.
   */
  find(wanted: WantedKind): Promise<KindInfo>;
}

const keptMs = 60_000;

/** Asks an API server for its kinds and keeps the answers for a minute; what is not there is asked for each time. */
export function createKindFinder(kube: KubeClient, now: () => number = Date.now): KindFinder {
  const kept = new Map<string, { found: KindInfo; atMs: number }>();

  async function resourcesOf(group: string, version: string): Promise<ResourceList['resources']> {
    const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    const list = await orMissing(kube.raw<ResourceList>('GET', path));
    return list?.resources ?? [];
  }

  async function versionsOf({ group, version }: WantedKind): Promise<string[]> {
    const info = group === '' ? undefined : await orMissing(kube.raw<GroupInfo>('GET', `/apis/${group}`));
    const others = (info?.versions ?? []).map((it) => it.version).filter((it) => it !== version);
    return [version, ...others];
  }

  return {
    async find(wanted) {
      const { group, kind } = wanted;
      const key = `${kind}.${wanted.version}.${group}`;
      const known = kept.get(key);
      if (known !== undefined && now() - known.atMs < keptMs) {
        return known.found;
      }
      for (const version of await versionsOf(wanted)) {
        const resource = (await resourcesOf(group, version)).find(
          (it) => it.kind === kind && !it.name.includes('/'),
        );
        if (resource !== undefined) {
          const found = { group, version, kind, plural: resource.name, namespaced: resource.namespaced };
          kept.set(key, { found, atMs: now() });
          return found;
        }
      }
      const apiVersion = group === '' ? wanted.version : `${group}/${wanted.version}`;
      throw new MooringError('NOT_FOUND', `no matches for kind "${kind}" in version "${apiVersion}"`);
    },
  };
}

async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return undefined;
    }
    throw error;
  }
}
