/** A value where it stands in a text. */
export interface SourceNode {
  start: number;
  end: number;
  /** What a mapping or list consists of; nothing for other values. */
  entries(): readonly SourceEntry[];
}

export interface SourceEntry {
  /** Name of the property, or position in the list. */
  name: string;
  /** Of a property's name; in a list those of the value. */
  nameStart: number;
  nameEnd: number;
  node: SourceNode;
}

/** From the top of a document: names of properties, and positions in lists. */
export type Path = (string | number)[];

/**
 * Finds many paths: each mapping on the way is indexed once.
 * @returns for a path the range of its value, or with `key` that of its name; of the nearest ancestor where it leads nowhere
 */
export function createFinder(
  root: SourceNode,
): (path: Path, target: 'key' | 'value') => { start: number; end: number } {
  const indexes = new Map<SourceNode, Map<string, SourceEntry>>();

  function entryOf(node: SourceNode, name: string): SourceEntry | undefined {
    let index = indexes.get(node);
    if (index === undefined) {
      index = new Map(node.entries().map((entry) => [entry.name, entry]));
      indexes.set(node, index);
    }
    return index.get(name);
  }

  return (path, target) => {
    let found: SourceEntry | undefined;
    let node = root;
    for (const part of path) {
      const entry = entryOf(node, String(part));
      if (entry === undefined) {
        break;
      }
      found = entry;
      node = entry.node;
    }
    return target === 'key' && found !== undefined
      ? { start: found.nameStart, end: found.nameEnd }
      : { start: node.start, end: node.end };
  };
}

/** A JSON pointer for `path`. */
export function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The path that a JSON pointer stands for. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
