import type { CompiledMessage } from 'icu-minify/format';

/** Choices of a text stand in nodes of these types of icu-minify: select, plural, ordinal plural. */
export const lastTypeWithChoices = 3;

/** Names of the arguments and tags of a text, each once and sorted: `name`, `<link>`. */
export function partsOfText(text: CompiledMessage): string[] {
  return typeof text === 'string' ? [] : [...new Set(ofNodes(text))].sort();
}

function ofNodes(nodes: readonly unknown[]): string[] {
  return nodes.flatMap(ofNode);
}

/** Nodes are text, `[argument]`, `[argument, type, choices]` and `[tag, ...children]`; a number of its own is the `#` of a plural. */
function ofNode(node: unknown): string[] {
  if (!Array.isArray(node)) {
    return [];
  }
  const [name, type, ...rest] = node as [string, unknown, ...unknown[]];
  if (type === undefined) {
    return [name];
  }
  if (typeof type !== 'number' || type === 0) {
    return [`<${name}>`, ...ofNodes([type, ...rest])];
  }
  const choices = type <= lastTypeWithChoices ? Object.values(rest[0] as object) : [];
  return [name, ...choices.flatMap((choice: unknown) => (Array.isArray(choice) ? ofNodes(choice) : []))];
}
