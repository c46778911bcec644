import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument as parseYamlDocument,
  YAMLParseError,
} from 'yaml';
import { errorText } from '../errors.ts';
import { findJsonError } from './find-json-error.ts';
import type { SpecProblem } from './spec-report.ts';

export type Path = (string | number)[];

export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export interface ParsedDocument {
  format: 'json' | 'yaml';
  /** Undefined when the text could not be read at all. */
  value: unknown;
  problems: SpecProblem[];
  /** The YAML syntax tree; JSON has none. */
  document: Document | undefined;
  /** Where `path` stands in the text, or its nearest ancestor; with `key` the property's name and not its value. */
  locate(path: Path, target: 'key' | 'value'): Place;
}

const maxProblems = 20;

/** Reads JSON or YAML and remembers where everything stands. Broken text becomes problems with exact lines. */
export function parseDocument(text: string): ParsedDocument {
  return /^\s*[{[]/.test(text) ? parseJson(text) : parseYaml(text);
}

function parseJson(text: string): ParsedDocument {
  const error = findJsonError(text);
  if (error !== undefined) {
    const lines = new LineCounter();
    countLines(lines, text);
    const place = placeBetween(lines, error.offset, error.offset + 1);
    return {
      format: 'json',
      value: undefined,
      document: undefined,
      problems: [{ ...place, message: error.message, severity: 'error', path: '' }],
      locate: () => place,
    };
  }
  // positions cost far more than values, and are only asked for when something is wrong
  let positions: { document: Document; lines: LineCounter } | undefined;
  return {
    format: 'json',
    value: JSON.parse(text),
    document: undefined,
    problems: [],
    locate(path, target) {
      positions ??= readYaml(text);
      return locateIn(positions.document, positions.lines, path, target);
    },
  };
}

function parseYaml(text: string): ParsedDocument {
  const { document, lines } = readYaml(text);
  const problems = document.errors.slice(0, maxProblems).map(
    (error): SpecProblem => ({
      ...placeBetween(lines, error.pos[0], error.pos[1]),
      message: error.message,
      severity: 'error',
      path: '',
    }),
  );
  let value: unknown;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: 100 });
      // an anchor that contains itself has no JSON
      JSON.stringify(value);
    } catch (error) {
      problems.push({ ...placeBetween(lines, 0, 1), message: errorText(error), severity: 'error', path: '' });
    }
  }
  return {
    format: 'yaml',
    value: problems.length === 0 ? value : undefined,
    document,
    problems,
    locate: (path, target) => locateIn(document, lines, path, target),
  };
}

function readYaml(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  try {
    return { document: parseYamlDocument(text, { lineCounter: lines, prettyErrors: false }), lines };
  } catch (error) {
    // nesting deeper than the parser's stack
    const document = parseYamlDocument('');
    document.errors.push(new YAMLParseError([0, 1], 'UNEXPECTED_TOKEN', errorText(error)));
    return { document, lines };
  }
}

/** A JSON pointer for `path`. */
export function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The path that a JSON pointer stands for. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function countLines(lines: LineCounter, text: string): void {
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines.addNewLine(at + 1);
  }
}

function placeBetween(lines: LineCounter, start: number, end: number): Place {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(end, start + 1));
  const line = Math.max(from.line, 1);
  const column = Math.max(from.col, 1);
  return { line, column, endLine: Math.max(to.line, line), endColumn: Math.max(to.col, 1) };
}

function locateIn(document: Document, lines: LineCounter, path: Path, target: 'key' | 'value'): Place {
  let node: unknown = document.contents;
  let key: Node | undefined;
  for (const part of path) {
    const step = stepInto(node, part);
    if (step === undefined) {
      break;
    }
    node = step.value;
    key = step.key ?? key;
  }
  const range = target === 'key' && key !== undefined ? key.range : (rangeOf(node) ?? key?.range);
  return placeBetween(lines, range?.[0] ?? 0, range?.[1] ?? 1);
}

function stepInto(node: unknown, part: string | number): { key?: Node; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
    );
    return pair === undefined ? undefined : { key: pair.key as Node, value: pair.value };
  }
  if (isSeq(node)) {
    const value = node.items[Number(part)];
    return value === undefined ? undefined : { value };
  }
  return undefined;
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined | null {
  return typeof node === 'object' && node !== null && 'range' in node ? (node as Node).range : undefined;
}
