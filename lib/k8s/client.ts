import { apiVersionOf, canBeName, type KindInfo, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { acceptMetadata } from './accept-metadata.ts';
import { connectionAs, createConnection, type KubeConnection } from './connection.ts';
import { createCall } from './create-call.ts';
import type { ClusterAccess } from './kubeconfig/cluster-access.ts';

export interface ListOptions {
  namespace?: string | undefined;
  labelSelector?: string;
  fieldSelector?: string;
  limit?: number;
  continue?: string;
  /** Ask for nothing but each object's metadata. */
  metadataOnly?: boolean;
}

export interface KubeList<T> {
  metadata: { resourceVersion: string; continue?: string };
  items: T[];
}

export interface WriteOptions {
  /** Validate and default on the server, store nothing. */
  dryRun?: boolean;
  /** `Strict` refuses fields that the kind does not have; servers before 1.25 do not know it, and drop them. */
  fieldValidation?: 'Strict';
}

export interface DeleteOptions {
  propagationPolicy?: 'Foreground' | 'Background' | 'Orphan';
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: boolean;
}

export type PatchType = 'json' | 'merge' | 'strategic';

const patchContentTypes: Record<PatchType, string> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
};

/** A client for any kind. Every failed answer is a MooringError with the server's own text as its message. */
export interface KubeClient {
  readonly connection: KubeConnection;
  /** The same client for one who writes by another name, such as `mooring-edge`: its field manager and User-Agent. */
  as(manager: string): KubeClient;
  get<T extends KubeObject>(kind: KindInfo, name: string, namespace?: string): Promise<T>;
  /** Like `get`, but undefined where the object does not exist, also because none can have that name. */
  find<T extends KubeObject>(kind: KindInfo, name: string, namespace?: string): Promise<T | undefined>;
  list<T extends KubeObject>(kind: KindInfo, options?: ListOptions): Promise<KubeList<T>>;
  create<T extends KubeObject>(kind: KindInfo, object: T, options?: WriteOptions): Promise<T>;
  /** Full update; a stale `metadata.resourceVersion` fails with CONFLICT. */
  replace<T extends KubeObject>(kind: KindInfo, object: T, options?: WriteOptions): Promise<T>;
  replaceStatus<T extends KubeObject>(kind: KindInfo, object: T): Promise<T>;
  patch<T extends KubeObject>(
    kind: KindInfo,
    target: { name: string; namespace?: string | undefined; subresource?: string },
    type: PatchType,
    body: unknown,
    options?: WriteOptions,
  ): Promise<T>;
  /** Resolves once the server accepted the deletion (finalizers may still run); a missing object is not an error. */
  delete(kind: KindInfo, name: string, namespace?: string, options?: DeleteOptions): Promise<void>;
  /** Any other call below the API server's base URL, JSON in and out. */
  raw<T>(method: string, path: string, body?: unknown, contentType?: string): Promise<T>;
}

export interface KubeClientOptions {
  /** How long a call may take, its answer included. Default: 15 s, so that two of them fit into the patience of a caller. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 15_000;

/** A client for the cluster that `access` leads to. A call without an answer ends as UNAVAILABLE. */
export function createKubeClient(access: ClusterAccess, options: KubeClientOptions = {}): KubeClient {
  return createKubeClientOn(createConnection(access), options);
}

/** A client on a connection that is there already. */
export function createKubeClientOn(connection: KubeConnection, options: KubeClientOptions = {}): KubeClient {
  const { timeoutMs = defaultTimeoutMs } = options;

  const raw = createCall(connection, timeoutMs);

  /** Names the writer, also where something on the way changes the User-Agent. */
  function writeQuery({ dryRun, fieldValidation }: WriteOptions = {}): string {
    const manager = connection.manager;
    return queryOf({ fieldManager: manager, fieldValidation, ...(dryRun ? { dryRun: 'All' } : {}) });
  }

  function get<T extends KubeObject>(kind: KindInfo, name: string, namespace?: string): Promise<T> {
    return raw<T>('GET', resourcePath(kind, namespace, name));
  }

  async function find<T extends KubeObject>(
    kind: KindInfo,
    name: string,
    namespace?: string,
  ): Promise<T | undefined> {
    if (!canBeName(name)) {
      return undefined;
    }
    try {
      return await get<T>(kind, name, namespace);
    } catch (error) {
      if (error instanceof MooringError && error.code === 'NOT_FOUND') {
        return undefined;
      }
      throw error;
    }
  }

  async function remove(
    kind: KindInfo,
    name: string,
    namespace?: string,
    options: DeleteOptions = {},
  ): Promise<void> {
    const { dryRun, ...rest } = options;
    try {
      await raw('DELETE', resourcePath(kind, namespace, name), {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...rest,
        ...(dryRun ? { dryRun: ['All'] } : {}),
      });
    } catch (error) {
      if (!(error instanceof MooringError && error.code === 'NOT_FOUND')) {
        throw error;
      }
    }
  }

  return {
    connection,
    as: (manager) => createKubeClientOn(connectionAs(connection, manager), options),
    raw,
    get,
    find,
    delete: remove,
    async list<T extends KubeObject>(kind: KindInfo, options: ListOptions = {}) {
      const { namespace, metadataOnly = false, ...rest } = options;
      const list = await raw<Pick<KubeList<T>, 'metadata'> & { items: T[] | null }>(
        'GET',
        resourcePath(kind, namespace) + queryOf(rest),
        undefined,
        undefined,
        metadataOnly ? acceptMetadata('PartialObjectMetadataList') : undefined,
      );
      // items of a list carry no kind of their own; an empty list of metadata has null for items
      const apiVersion = apiVersionOf(kind);
      const items = (list.items ?? []).map((item) => ({ ...item, apiVersion, kind: kind.kind }));
      return { ...list, items };
    },
    create(kind, object, options) {
      return raw('POST', resourcePath(kind, object.metadata.namespace) + writeQuery(options), object);
    },
    replace(kind, object, options) {
      const { name, namespace } = object.metadata;
      return raw('PUT', resourcePath(kind, namespace, name) + writeQuery(options), object);
    },
    replaceStatus(kind, object) {
      const { name, namespace } = object.metadata;
      return raw('PUT', `${resourcePath(kind, namespace, name)}/status${writeQuery()}`, object);
    },
    patch(kind, target, type, body, options) {
      const subresource = target.subresource === undefined ? '' : `/${target.subresource}`;
      const path = resourcePath(kind, target.namespace, target.name) + subresource + writeQuery(options);
      return raw('PATCH', path, body, patchContentTypes[type]);
    },
  };
}

function queryOf(parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      query.set(key, String(value));
    }
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
