import { message } from '#lib/domain/texts/message.ts';
import { charsOfKey, type OpenYamlNode } from './put-yaml-node.ts';
import type { YamlEntry, YamlMapping, YamlNode } from './yaml-node.ts';
import { YamlProblem } from './yaml-problem.ts';

/**
 * Gives a mapping, once it is complete, the entries of those that it takes in by `<<`. What is written in the mapping
 * itself wins, then what was merged first.
 * @param share counts what is taken in as if it were written out.
 */
export function mergeYamlMappings(
  { node, merges }: OpenYamlNode,
  share: (node: YamlNode, start: number, end: number) => void,
): void {
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

function mergedMappings(node: YamlNode, start: number, end: number): YamlMapping[] {
  const sources = node.type === 'list' ? node.items : [node];
  return sources.map((source) => {
    if (source.type !== 'mapping') {
      throw new YamlProblem(message('findings.yamlMerge'), start, end);
    }
    return source;
  });
}
