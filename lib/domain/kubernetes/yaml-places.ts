import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { FieldPath } from './kind-schema.ts';

/** Where something stands in a text, both from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** Finds where the fields of a YAML document stand: their names, and the entries of lists; of the nearest that is written there. */
export function createPlaceFinder(text: string): (path: FieldPath) => TextPlace {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', uniqueKeys: false });
  return (path) => {
    let node: unknown = document.contents;
    let start = startOf(node) ?? 0;
    for (const step of path) {
      const [key, value] = stepInto(node, step);
      if (value === undefined) {
        break;
      }
      start = startOf(key) ?? start;
      node = value;
    }
    const { line, col } = lines.linePos(start);
    return { line, column: col };
  };
}

/** What is at a step, and the value there; nothing where it is not written in the text itself. */
function stepInto(node: unknown, step: string | number): [key: unknown, value: unknown] | [] {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair === undefined ? [] : [pair.key, pair.value ?? pair.key];
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return [item, item];
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
