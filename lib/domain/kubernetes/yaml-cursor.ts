import type { FieldPath } from './kind-schema.ts';
import type { TextPlace } from './yaml-places.ts';

/** What a person is writing at a place of a YAML text. */
export interface YamlCursor {
  /** `name`: one of the fields of the mapping at `path`, or an entry of the list there. `value`: what is at `path`. */
  at: 'name' | 'value';
  path: FieldPath;
  /** What is written of it, from its first character to its last. */
  word: string;
  /** Columns from 1: of the first character, and behind the last. */
  startColumn: number;
  endColumn: number;
  /** Columns by which the mapping is further in than its line: what "- " takes. */
  markerColumns: number;
  /** The other fields that are there already. */
  siblings: readonly string[];
}

interface Line {
  /** Columns from 0: of the first character, of each "-" of a list, of what follows them. */
  indent: number;
  markers: number[];
  content: number;
  key: string | undefined;
  /** What follows the colon. */
  rest: string;
  isEmpty: boolean;
}

const keyed =
  /^(?:"([^"]*)"|'([^']*)'|([^\s"'#:{}[\],&*!|>%@`-][^:#]*?|[^\s"'#:{}[\],&*!|>%@`-]))\s*:(?=\s|$)(.*)$/;

function readLine(text: string): Line {
  const indent = text.length - text.trimStart().length;
  const markers: number[] = [];
  let content = indent;
  for (let match = /^-(\s+|$)/.exec(text.slice(content)); match !== null; ) {
    markers.push(content);
    content += match[0].length;
    match = /^-(\s+|$)/.exec(text.slice(content));
  }
  const [, double, single, plain, rest = ''] = keyed.exec(text.slice(content)) ?? [];
  const isEmpty = /^\s*(#.*|---.*)?$/.test(text);
  return { indent, markers, content, key: double ?? single ?? plain, rest: rest.trim(), isEmpty };
}

/**
 * What is written at a place, by the indentation of the lines above: it answers for a text that is no YAML yet.
 * Undefined where that does not tell, as in a text of several lines, or between braces.
 */
export function cursorAt(text: string, { line, column }: TextPlace): YamlCursor | undefined {
  const lines = text.split('\n');
  const at = lines[line - 1] ?? '';
  const read = lines.map(readLine);
  const here = read[line - 1];
  if (here === undefined || /^\s*#/.test(at)) {
    return undefined;
  }
  // a line without a word yet: where the cursor stands tells where it belongs
  const content = here.isEmpty ? column - 1 : here.content;
  const path =
    here.markers.length > 0
      ? pathOfList(read, line - 1, here.markers)
      : pathOfMapping(read, line - 1, content);
  if (path === undefined || column - 1 < content) {
    return undefined;
  }
  const colon = here.key === undefined ? undefined : at.indexOf(':', content + here.key.length);
  if (here.key !== undefined && colon !== undefined && column - 1 > colon) {
    return valueAt(at, here.key, { path, colon });
  }
  const word = here.key ?? at.slice(content).trimEnd();
  return /^[\w./$-]*$/.test(word)
    ? {
        at: 'name',
        path,
        word,
        startColumn: content + 1,
        endColumn: content + 1 + word.length,
        markerColumns: content - (here.isEmpty ? content : here.indent),
        siblings: siblingsOf(read, line - 1, content),
      }
    : undefined;
}

function valueAt(
  at: string,
  key: string,
  { path, colon }: { path: FieldPath; colon: number },
): YamlCursor | undefined {
  const after = at.slice(colon + 1);
  const word = after.trim();
  const start = colon + 1 + (word === '' ? after.length : after.indexOf(word));
  return /^[\w./-]*$/.test(word)
    ? {
        at: 'value',
        path: [...path, key],
        word,
        startColumn: start + 1,
        endColumn: start + 1 + word.length,
        markerColumns: 0,
        siblings: [],
      }
    : undefined;
}

/** Path of the mapping whose names begin at `column` around a line. */
function pathOfMapping(lines: readonly Line[], index: number, column: number): FieldPath | undefined {
  for (let above = index - 1; above >= 0; above--) {
    const line = lines[above];
    if (line === undefined || line.isEmpty || line.indent > column) {
      continue;
    }
    if (line.content === column) {
      if (line.markers.length > 0) {
        return pathOfList(lines, above, line.markers);
      }
    } else if (line.markers[0] !== column) {
      return line.content < column ? pathBelow(lines, above) : undefined;
    }
  }
  return column === 0 ? [] : undefined;
}

/** Path of the entry that begins with these markers. */
function pathOfList(
  lines: readonly Line[],
  index: number,
  markers: readonly number[],
): FieldPath | undefined {
  const [first = 0] = markers;
  for (let above = index - 1; above >= 0; above--) {
    const line = lines[above];
    const isEntry = line?.indent === first && line.markers.length > 0;
    if (line === undefined || line.isEmpty || line.indent > first || isEntry) {
      continue;
    }
    const path = line.content <= first ? pathBelow(lines, above) : undefined;
    return path === undefined ? undefined : [...path, ...markers.map(() => 0)];
  }
  return undefined;
}

/** Path of what is written below a line; undefined where that is no structure. */
function pathBelow(lines: readonly Line[], index: number): FieldPath | undefined {
  const line = lines[index];
  if (line?.key === undefined || !/^(?:#.*|&\S+)?$/.test(line.rest)) {
    return undefined;
  }
  const path =
    line.markers.length > 0
      ? pathOfList(lines, index, line.markers)
      : pathOfMapping(lines, index, line.content);
  return path === undefined ? undefined : [...path, line.key];
}

/** Whether a line says nothing about the mapping in `column`: it is empty, or of a value in it. */
function isWithin({ isEmpty, indent, markers }: Line, column: number): boolean {
  return isEmpty || indent > column || markers[0] === column;
}

function siblingsOf(lines: readonly Line[], index: number, column: number): string[] {
  const hereIsFirst = (lines[index]?.markers.length ?? 0) > 0;
  const above = lines.slice(0, hereIsFirst ? 0 : index).toReversed();
  const found: string[] = [];
  for (const line of above.filter((one) => !isWithin(one, column))) {
    if (line.content !== column) {
      break;
    }
    found.push(line.key ?? '');
    if (line.markers.length > 0) {
      break;
    }
  }
  for (const line of lines.slice(index + 1).filter((one) => !isWithin(one, column))) {
    if (line.content !== column || line.markers.length > 0) {
      break;
    }
    found.push(line.key ?? '');
  }
  return found.filter((key) => key !== '');
}
