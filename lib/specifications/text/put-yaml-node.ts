import { message } from '#lib/domain/texts/message.ts';
import type { YamlList, YamlMapping, YamlNode } from './yaml-node.ts';
import { YamlProblem } from './yaml-problem.ts';

/** Where something stands, in characters from the beginning of the text. */
export interface YamlPlace {
  start: number;
  end: number;
}

/** A mapping or list whose end has not come yet. */
export interface OpenYamlNode {
  node: YamlMapping | YamlList;
  /** Empty where it has none. */
  anchor: string;
  /** Of a mapping: the key whose value comes next. */
  key: YamlKey | undefined;
  /** Of a mapping's members where they are many; most mappings are small. */
  names: Set<string> | undefined;
  merges: YamlMerge[] | undefined;
}

interface YamlKey extends YamlPlace {
  name: string;
  isMerge: boolean;
}

/** What a mapping takes in by the key `<<`, before its entry number `at`. */
interface YamlMerge extends YamlPlace {
  at: number;
  node: YamlNode;
}

/** For each character of a key: quotes and colon. */
export const charsOfKey = 4;

/**
 * Puts a node where its parent goes on: as item, as key, or as the value of the key before it.
 * @param isMerge whether it is the key `<<` where it is a key
 * @param place where the text has it: of what an alias stands for, that of the alias.
 * @throws YamlProblem for a key that is none, or that stands there already.
 */
export function putYamlNode(
  parent: OpenYamlNode,
  node: YamlNode,
  { isMerge, place }: { isMerge: boolean; place: YamlPlace },
): void {
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

function putMember(parent: OpenYamlNode, mapping: YamlMapping, key: YamlKey, node: YamlNode): void {
  const { name, start, end, isMerge } = key;
  if (isMerge) {
    parent.merges ??= [];
    parent.merges.push({ at: mapping.entries.length, node, start, end });
    return;
  }
  if (hasName(parent, mapping, name)) {
    throw new YamlProblem(message('findings.yamlTwice', { name }), start, end);
  }
  parent.names?.add(name);
  mapping.entries.push({ name, nameStart: start, nameEnd: end, node });
  mapping.chars += name.length + charsOfKey + node.chars;
}

const fewNames = 8;

function hasName(parent: OpenYamlNode, { entries }: YamlMapping, name: string): boolean {
  if (entries.length < fewNames) {
    return entries.some((entry) => entry.name === name);
  }
  parent.names ??= new Set(entries.map((entry) => entry.name));
  return parent.names.has(name);
}

function keyOf(node: YamlNode, { start, end }: YamlPlace): string {
  if (node.type !== 'scalar') {
    throw new YamlProblem(message('findings.yamlName'), start, end);
  }
  return node.source;
}
