import type { YamlEntry, YamlList, YamlMapping, YamlNode, YamlScalar } from './yaml-node.ts';
import { YamlProblem } from './yaml-problem.ts';

interface YamlBuilder {
  open(type: 'mapping' | 'list', start: number, anchor: string): void;
  /** @param isMerge whether it is the key `<<` where it is a key */
  addScalar(scalar: YamlScalar, anchor: string, isMerge: boolean): void;
  addAlias(name: string, start: number, end: number): void;
  /** Closes the mapping or list that was opened last. */
  close(end: number): void;
  root(): YamlNode;
}

export interface YamlLimits {
  /** What aliases and merges may add, in characters. */
  maxSharedChars: number;
  maxLevels: number;
}

interface OpenNode {
  node: YamlMapping | YamlList;
  anchor: string;
  /** Of a mapping: the key whose value comes next. */
  key: { name: string; start: number; end: number; isMerge: boolean } | undefined;
  /** Of a mapping's members where they are many; most mappings are small. */
  names: Set<string> | undefined;
  merges: { at: number; node: YamlNode; start: number; end: number }[] | undefined;
}

/** For each character of a key: quotes and colon. */
const charsOfKey = 4;

/**
 * Builds a document from its parts as they come. Each key is looked up once, and what is shared is counted as if it were
 * written out, so that a short text cannot stand for an endless one.
 */
export function createYamlBuilder({ maxSharedChars, maxLevels }: YamlLimits): YamlBuilder {
  const anchors = new Map<string, YamlNode>();
  const open: OpenNode[] = [];
  let root: YamlNode | undefined;
  let sharedChars = 0;

  function share(node: YamlNode, start: number, end: number): void {
    sharedChars += node.chars;
    if (sharedChars > maxSharedChars) {
      const millions = maxSharedChars / 1_000_000;
      const message = `Written out, the aliases up to here make the document more than ${millions} million characters longer.`;
      throw new YamlProblem(message, start, end);
    }
  }

  function put(node: YamlNode, isMerge = false, place: { start: number; end: number } = node): void {
    const parent = open.at(-1);
    if (parent === undefined) {
      root = node;
      return;
    }
    parent.node.levels = Math.max(parent.node.levels, node.levels + 1);
    if (parent.node.levels + open.length > maxLevels) {
      throw new YamlProblem('The document is nested too deeply.', place.start, place.end);
    }
    if (parent.node.type === 'list') {
      parent.node.items.push(node);
      parent.node.chars += node.chars + 1;
    } else if (parent.key === undefined) {
      parent.key = { name: keyOf(node, place), start: place.start, end: place.end, isMerge };
    } else {
      putMember(parent, parent.node, parent.key, node);
      parent.key = undefined;
    }
  }

  function putMember(
    parent: OpenNode,
    mapping: YamlMapping,
    key: NonNullable<OpenNode['key']>,
    node: YamlNode,
  ): void {
    const { name, start, end, isMerge } = key;
    if (isMerge) {
      parent.merges ??= [];
      parent.merges.push({ at: mapping.entries.length, node, start, end });
      return;
    }
    if (hasName(parent, mapping, name)) {
      throw new YamlProblem(`"${name}" stands here for the second time.`, start, end);
    }
    parent.names?.add(name);
    mapping.entries.push({ name, nameStart: start, nameEnd: end, node });
    mapping.chars += name.length + charsOfKey + node.chars;
  }

  /** What is written in the mapping itself wins, then what was merged first. */
  function merge({ node, merges }: OpenNode): void {
    if (node.type !== 'mapping' || merges === undefined) {
      return;
    }
    const names = new Set(node.entries.map(({ name }) => name));
    const merged = merges.map(({ at, node: source, start, end }) => {
      const entries: YamlEntry[] = [];
      for (const mapping of mergedMappings(source, start, end)) {
        share(mapping, start, end);
        for (const entry of mapping.entries) {
          if (!names.has(entry.name)) {
            names.add(entry.name);
            entries.push(entry);
            node.chars += entry.name.length + charsOfKey + entry.node.chars;
          }
        }
      }
      return { at, entries };
    });
    node.entries = [0, ...merged.map(({ at }) => at)].flatMap((from, index) => [
      ...(merged[index - 1]?.entries ?? []),
      ...node.entries.slice(from, merged[index]?.at),
    ]);
  }

  return {
    open(type, start, anchor) {
      const place = { start, end: start, chars: 2, levels: 0 };
      const node: YamlMapping | YamlList =
        type === 'mapping' ? { type, entries: [], ...place } : { type, items: [], ...place };
      open.push({ node, anchor, key: undefined, names: undefined, merges: undefined });
    },
    addScalar(scalar, anchor, isMerge) {
      if (anchor !== '') {
        anchors.set(anchor, scalar);
      }
      put(scalar, isMerge);
    },
    addAlias(name, start, end) {
      const node = anchors.get(name);
      if (node === undefined) {
        const isInside = open.some(({ anchor }) => anchor === name);
        const message = isInside
          ? `*${name} stands within what it stands for: that would never end.`
          : `*${name} stands for nothing: there is no &${name} before it.`;
        throw new YamlProblem(message, start, end);
      }
      share(node, start, end);
      put(node, false, { start, end });
    },
    close(end) {
      const closed = open.pop();
      if (closed === undefined) {
        return;
      }
      merge(closed);
      closed.node.end = Math.max(end, closed.node.start);
      if (closed.anchor !== '') {
        anchors.set(closed.anchor, closed.node);
      }
      put(closed.node);
    },
    root() {
      if (root === undefined) {
        throw new YamlProblem('The document is empty.', 0);
      }
      return root;
    },
  };
}

const fewNames = 8;

function hasName(parent: OpenNode, { entries }: YamlMapping, name: string): boolean {
  if (entries.length < fewNames) {
    return entries.some((entry) => entry.name === name);
  }
  parent.names ??= new Set(entries.map((entry) => entry.name));
  return parent.names.has(name);
}

function keyOf(node: YamlNode, { start, end }: { start: number; end: number }): string {
  if (node.type !== 'scalar') {
    throw new YamlProblem('A name is expected here, not a mapping or list.', start, end);
  }
  return node.source;
}

function mergedMappings(node: YamlNode, start: number, end: number): YamlMapping[] {
  const sources = node.type === 'list' ? node.items : [node];
  return sources.map((source) => {
    if (source.type !== 'mapping') {
      throw new YamlProblem('"<<" takes in mappings, and this is none.', start, end);
    }
    return source;
  });
}
