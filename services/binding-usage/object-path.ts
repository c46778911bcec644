type Node = Record<string, unknown>;

/** The object at a dotted path below `root`, undefined when there is none. */
export function objectAt(root: object, path: string): Node | undefined {
  let node: unknown = root;
  for (const part of path === '' ? [] : path.split('.')) {
    if (typeof node !== 'object' || node === null) {
      return undefined;
    }
    node = (node as Node)[part];
  }
  return typeof node === 'object' && node !== null ? (node as Node) : undefined;
}

/** The object at a dotted path, made where it is missing; the paths of what was made are added to `created`. */
export function ensureObject(root: object, path: string, created: Set<string>): Node {
  let node = root as Node;
  let walked = '';
  for (const part of path.split('.')) {
    walked = walked === '' ? part : `${walked}.${part}`;
    const next = node[part];
    if (typeof next === 'object' && next !== null) {
      node = next as Node;
      continue;
    }
    const made: Node = {};
    node[part] = made;
    created.add(walked);
    node = made;
  }
  return node;
}

/** Deletes the object at a dotted path where it is empty. @returns whether it is gone. */
export function deleteEmpty(root: object, path: string): boolean {
  const end = path.lastIndexOf('.');
  const parent = objectAt(root, end < 0 ? '' : path.slice(0, end));
  const node = objectAt(root, path);
  if (parent === undefined || node === undefined) {
    return true;
  }
  if (Object.keys(node).length > 0) {
    return false;
  }
  delete parent[path.slice(end + 1)];
  return true;
}
