type Node = Record<string, unknown>;

/** The value at a path below `root`, undefined where there is none. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let node = root;
  for (const part of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) {
      return undefined;
    }
    node = (node as Node)[part];
  }
  return node;
}

/** The object at a path below `root`, undefined where there is none. */
export function objectAt(root: object, path: readonly string[]): Node | undefined {
  const found = valueAt(root, path);
  return typeof found === 'object' && found !== null ? (found as Node) : undefined;
}

/**
 * The object (or list) at a path below `root`, made where it is missing.
 * @param made told the path of each object that had to be made, from the outside in.
 * @param last what to make at the end of the path.
 */
export function ensureAt<T extends object = Node>(
  root: object,
  path: readonly string[],
  made: (path: string[]) => void,
  last: () => T = () => ({}) as T,
): T {
  let node = root as Node;
  path.forEach((part, index) => {
    const next = Object.hasOwn(node, part) ? node[part] : undefined;
    if (typeof next === 'object' && next !== null) {
      node = next as Node;
      return;
    }
    const fresh = index === path.length - 1 ? last() : {};
    // unlike an assignment this keeps a part named __proto__ a plain member
    Object.defineProperty(node, part, { value: fresh, enumerable: true, configurable: true, writable: true });
    made(path.slice(0, index + 1));
    node = fresh as Node;
  });
  return node as T;
}

/** Deletes the object or list at a path where it is empty. @returns whether it is gone. */
export function deleteEmpty(root: object, path: readonly string[]): boolean {
  const parent = objectAt(root, path.slice(0, -1));
  const node = objectAt(root, path);
  if (parent === undefined || node === undefined) {
    return true;
  }
  if (Object.keys(node).length > 0) {
    return false;
  }
  delete parent[path.at(-1) ?? ''];
  return true;
}
