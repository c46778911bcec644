import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { UserInfo } from '../auth/user-info.ts';
import type { ApiObject } from '../meta/api-object.ts';
import type { ResourceDefinition, WriteContext } from '../registry/resource-definition.ts';
import type { ResourceRegistry } from '../registry/resource-registry.ts';
import type { ObjectStore } from '../store/object-store.ts';

/** What every verb works with. */
export interface ApiContext {
  store: ObjectStore;
  registry: ResourceRegistry;
  now: () => Date;
  newUid: () => string;
  randomSuffix: () => string;
  /** Signs and checks the tokens of service accounts. */
  tokenKey: KeyObject;
  /** Bearer token → who it stands for. */
  staticTokens: ReadonlyMap<string, UserInfo>;
  logger: Logger;
  bookmarkIntervalMs: number;
}

/** One request for a resource, checked and authorised. */
export interface ResourceRequest {
  definition: ResourceDefinition;
  namespace: string;
  name: string;
  subresource: string;
  query: URLSearchParams;
  user: UserInfo;
  userAgent: string;
  /** Texts for `Warning` headers. */
  warnings: string[];
}

/** Seconds resolution, as the real server writes times. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function writeContext(api: ApiContext): WriteContext {
  return {
    nowIso: isoSeconds(api.now()),
    find: (resource, namespace, name) => api.store.get(resource, namespace, name)?.object,
    all: (resource): ApiObject[] =>
      api.store
        .list(resource, { namespace: '', limit: 0, matches: () => true })
        .items.map((item) => item.object),
  };
}
