import type { SourceEntry, SourceNode } from './source-node.ts';
import type { YamlNode } from './yaml-node.ts';

/** Where the values of a YAML document stand; what came by an alias stands where its anchor is. */
export function yamlSource(node: YamlNode): SourceNode {
  return { start: node.start, end: node.end, entries: () => entriesOf(node) };
}

function entriesOf(node: YamlNode): SourceEntry[] {
  switch (node.type) {
    case 'mapping':
      return node.entries.map((entry) => ({ ...entry, node: yamlSource(entry.node) }));
    case 'list':
      return node.items.map((item, index) => ({
        name: String(index),
        nameStart: item.start,
        nameEnd: item.end,
        node: yamlSource(item),
      }));
    case 'scalar':
      return [];
  }
}
