import { elementRanges, memberRanges } from '../raw-json.ts';
import type { SourceEntry, SourceNode } from './source-node.ts';

/**
 * Where the values of a JSON text stand. Only what is asked for is looked at.
 * @param text valid JSON
 */
export function jsonSource(text: string, start: number, end: number): SourceNode {
  return {
    start,
    end,
    entries: () => [...membersOf(text, start), ...elementsOf(text, start)],
  };
}

function membersOf(text: string, from: number): SourceEntry[] {
  return memberRanges(text, from).map(({ nameStart, nameEnd, start, end }) => ({
    name: JSON.parse(text.slice(nameStart, nameEnd)) as string,
    nameStart,
    nameEnd,
    node: jsonSource(text, start, end),
  }));
}

function elementsOf(text: string, from: number): SourceEntry[] {
  return elementRanges(text, from).map(({ start, end }, index) => ({
    name: String(index),
    nameStart: start,
    nameEnd: end,
    node: jsonSource(text, start, end),
  }));
}
