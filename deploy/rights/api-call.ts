/** A call to the Kubernetes API as its authorization sees it. */
export interface ApiCall {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete` or `deletecollection`. */
  verb: string;
  /** API group, '' for the core group. */
  group: string;
  /** Plural, with the subresource where there is one: `applications/status`. */
  resource: string;
  /** `own` stands for the namespace of the platform. */
  scope: 'cluster' | 'own' | 'other';
  /** Where the scope is `other`. */
  namespace?: string;
  /** What `resourceNames` are compared with: of one object, or of a list or watch that asks for one by its name. */
  name?: string;
}

const verbs: Record<string, string> = { POST: 'create', PUT: 'update', PATCH: 'patch' };

/**
 * What a request asks for, undefined for discovery, which everybody may read.
 * @param path with the query
 * @param ownNamespace what stands in this run for the namespace of the platform
 */
export function apiCallOf(method: string, path: string, ownNamespace: string): ApiCall | undefined {
  const { pathname, searchParams } = new URL(path, 'http://api');
  const [root, ...rest] = pathname.split('/').slice(1).map(decodeURIComponent);
  const isCore = root === 'api';
  const group = isCore ? '' : (rest.shift() ?? '');
  rest.shift();
  if ((!isCore && root !== 'apis') || rest.length === 0) {
    return undefined;
  }
  const namespace = rest[0] === 'namespaces' && rest.length > 2 ? rest.splice(0, 2)[1] : undefined;
  const [plural = '', named, subresource] = rest;
  const name = named ?? nameIn(searchParams.get('fieldSelector'));
  return {
    verb: verbOf(method, named !== undefined, searchParams.get('watch') === 'true'),
    group,
    resource: subresource === undefined ? plural : `${plural}/${subresource}`,
    ...whereOf(namespace, ownNamespace),
    ...(name === undefined ? {} : { name }),
  };
}

function whereOf(namespace: string | undefined, ownNamespace: string): Pick<ApiCall, 'scope' | 'namespace'> {
  if (namespace === undefined) {
    return { scope: 'cluster' };
  }
  return namespace === ownNamespace ? { scope: 'own' } : { scope: 'other', namespace };
}

function verbOf(method: string, isNamed: boolean, isWatch: boolean): string {
  if (method === 'GET') {
    return isNamed ? 'get' : isWatch ? 'watch' : 'list';
  }
  if (method === 'DELETE') {
    return isNamed ? 'delete' : 'deletecollection';
  }
  return verbs[method] ?? method.toLowerCase();
}

function nameIn(fieldSelector: string | null): string | undefined {
  return /^metadata\.name=([^,]+)$/.exec(fieldSelector ?? '')?.[1];
}
