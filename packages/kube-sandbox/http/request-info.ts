/** What a path under /api or /apis asks for; undefined parts are absent from the path. */
export interface ResourcePath {
  group: string;
  version: string;
  namespace: string;
  plural: string;
  name: string;
  subresource: string;
  /** What follows the subresource, as in `pods/x/proxy/some/path`. */
  rest: string;
}

export interface DiscoveryPath {
  group: string | undefined;
  version: string | undefined;
}

/** `/api`, `/apis`, `/api/v1`, `/apis/group`, `/apis/group/version`. */
export function parseDiscoveryPath(segments: readonly string[]): DiscoveryPath | undefined {
  const [root, first, second, third] = segments;
  if (root === 'api' && second === undefined)
    return { group: first === undefined ? undefined : '', version: first };
  if (root === 'apis' && third === undefined) return { group: first, version: second };
  return undefined;
}

/** `/api/v1/...` and `/apis/group/version/...`: the parts every verb works on. */
export function parseResourcePath(segments: readonly string[]): ResourcePath | undefined {
  const [root, ...afterRoot] = segments;
  if (root !== 'api' && root !== 'apis') return undefined;
  const group = root === 'apis' ? (afterRoot.shift() ?? '') : '';
  const version = afterRoot.shift();
  let parts = afterRoot;
  if (!version || parts.length === 0) return undefined;
  let namespace = '';
  // `namespaces/x/finalize` and `/status` are subresources of the namespace itself.
  const isNamespaceItself =
    group === '' && (parts.length < 3 || parts[2] === 'finalize' || parts[2] === 'status');
  if (parts[0] === 'namespaces' && !isNamespaceItself && parts.length > 2) {
    namespace = parts[1] ?? '';
    parts = parts.slice(2);
  }
  const [plural = '', name = '', subresource = '', ...rest] = parts;
  return { group, version, namespace, plural, name, subresource, rest: rest.join('/') };
}
