import { message } from '#lib/domain/texts/message.ts';
import { mergeYamlMappings } from './merge-yaml-mappings.ts';
import { type OpenYamlNode, putYamlNode, type YamlPlace } from './put-yaml-node.ts';
import type { YamlList, YamlMapping, YamlNode, YamlScalar } from './yaml-node.ts';
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

/**
 * Builds a document from its parts as they come. Each key is looked up once, and what is shared is counted as if it were
 * written out, so that a short text cannot stand for an endless one.
 */
export function createYamlBuilder({ maxSharedChars, maxLevels }: YamlLimits): YamlBuilder {
  const anchors = new Map<string, YamlNode>();
  const open: OpenYamlNode[] = [];
  let root: YamlNode | undefined;
  let sharedChars = 0;

  function share(node: YamlNode, start: number, end: number): void {
    sharedChars += node.chars;
    if (sharedChars > maxSharedChars) {
      const millions = maxSharedChars / 1_000_000;
      throw new YamlProblem(message('findings.yamlAliases', { millions }), start, end);
    }
  }

  function put(node: YamlNode, isMerge = false, place: YamlPlace = node): void {
    const parent = open.at(-1);
    if (parent === undefined) {
      root = node;
      return;
    }
    parent.node.levels = Math.max(parent.node.levels, node.levels + 1);
    if (parent.node.levels + open.length > maxLevels) {
      throw new YamlProblem(message('findings.tooDeep'), place.start, place.end);
    }
    putYamlNode(parent, node, { isMerge, place });
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
        throw new YamlProblem(
          message(isInside ? 'findings.yamlEndless' : 'findings.yamlNoAnchor', { name }),
          start,
          end,
        );
      }
      share(node, start, end);
      put(node, false, { start, end });
    },
    close(end) {
      const closed = open.pop();
      if (closed === undefined) {
        return;
      }
      mergeYamlMappings(closed, share);
      closed.node.end = Math.max(end, closed.node.start);
      if (closed.anchor !== '') {
        anchors.set(closed.anchor, closed.node);
      }
      put(closed.node);
    },
    root() {
      if (root === undefined) {
        throw new YamlProblem(message('findings.empty'), 0);
      }
      return root;
    },
  };
}
