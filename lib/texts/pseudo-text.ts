import type { CompiledMessage } from 'icu-minify/format';
import { lastTypeWithChoices } from './parts-of-text.ts';

const letters: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, index) => [
    letter,
    [...'áƀçðéƒĝĥîĵķļɱñóþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÓÞǪŔŠŢÛṼŴẊÝŽ'][index] ?? letter,
  ]),
);

/**
 * A text in letters that no other text has, between `[!!` and `!!]`: who sees a page in it sees what is not from the catalogue, and
 * what is put together from pieces. Arguments and tags stay.
 */
export function pseudoText(text: CompiledMessage): CompiledMessage {
  return typeof text === 'string'
    ? `[!! ${accented(text)} !!]`
    : ['[!! ', ...(pseudoNodes(text) as typeof text), ' !!]'];
}

function accented(text: string): string {
  return text.replace(/[a-zA-Z]/g, (letter) => letters[letter] ?? letter);
}

function pseudoNodes(nodes: readonly unknown[]): unknown[] {
  return nodes.map(pseudoNode);
}

/** See parts-of-text.ts for what nodes are. */
function pseudoNode(node: unknown): unknown {
  if (typeof node === 'string') {
    return accented(node);
  }
  if (!Array.isArray(node) || node.length === 1) {
    return node;
  }
  const [name, second, ...rest] = node as [string, unknown, ...unknown[]];
  if (typeof second !== 'number' || second === 0) {
    return [name, ...pseudoNodes([second, ...rest])];
  }
  const [choices] = rest;
  // number, date and time have a style there
  if (second > lastTypeWithChoices || typeof choices !== 'object' || choices === null) {
    return node;
  }
  const translated = Object.entries(choices).map(([choice, branch]: [string, unknown]) => [
    choice,
    Array.isArray(branch) ? pseudoNodes(branch) : pseudoNode(branch),
  ]);
  return [name, second, Object.fromEntries(translated)];
}
