import { exactNumber } from 'kube-text/exact-json';

/** One step of a path: from the values found so far to those found next. */
export type Step =
  | { kind: 'field'; name: string }
  | { kind: 'wildcard' }
  | { kind: 'descend' }
  | { kind: 'index'; index: number }
  | { kind: 'slice'; from: number | undefined; to: number | undefined; step: number }
  | { kind: 'union'; paths: Step[][] }
  | { kind: 'filter'; left: Step[]; operator: string; right: Step[] }
  | { kind: 'value'; value: string | number | bigint | boolean };

/** A part of a template: text as it stands, a path, or a list whose values each fill `body`. */
export type TemplatePart =
  | { kind: 'text'; text: string }
  | { kind: 'path'; path: Step[] }
  | { kind: 'range'; path: Step[]; body: TemplatePart[] };

/** A template that cannot be read, or finds nothing; the message is for people. */
export class TemplateError extends Error {}

/**
 * Reads a JSONPath template as kubectl does: text, paths in braces, `{range PATH}…{end}`. The peculiarities are its own: a
 * backslash escapes a dot, `['a.b']` are two fields, names in brackets take single quotes only.
 * @throws TemplateError where it cannot be read.
 */
export function parseTemplate(template: string): TemplatePart[] {
  const whole: TemplatePart[] = [];
  const open: TemplatePart[][] = [];
  let parts = whole;
  let rest = template;
  while (rest !== '') {
    const start = rest.indexOf('{');
    const text = start < 0 ? rest : rest.slice(0, start);
    if (text !== '') {
      parts.push({ kind: 'text', text });
    }
    if (start < 0) {
      break;
    }
    const action = readAction(rest.slice(start + 1), '}');
    rest = action.rest;
    if (action.keyword === 'range') {
      const body: TemplatePart[] = [];
      parts.push({ kind: 'range', path: action.path, body });
      open.push(parts);
      parts = body;
    } else if (action.keyword === 'end') {
      parts = open.pop() ?? fail('{end} without a {range} before it');
    } else {
      parts.push({ kind: 'path', path: action.path });
    }
  }
  return open.length === 0 ? whole : fail('{range} without an {end}');
}

interface Action {
  keyword: string | undefined;
  path: Step[];
  rest: string;
}

/** The first characters of a step's text, how it goes on, and what it stands for. */
const forms: [RegExp, (match: string[]) => Step[]][] = [
  [/^[ $@]/, () => []],
  // after `..` a field stands without its dot
  [
    /^\.\.([\p{L}\p{N}_](?:\\.|[^\\.,[\]$@{} ])*)?/u,
    ([, name]) => [{ kind: 'descend' }, ...(name === undefined ? [] : field(name))],
  ],
  [/^\.((?:\\.|[^\\.,[\]$@{} ])*)/u, ([, name = '']) => field(name)],
  [
    /^"((?:\\.|[^"\\])*)"|^'((?:\\.|[^'\\])*)'/u,
    ([, double, single]) => [value(unescaped(double ?? single ?? ''))],
  ],
  [/^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, ([text = '']) => [value(exactNumber(text))]],
];
const identifier = /^[\p{L}_][\p{L}\p{N}_]*/u;

function readAction(text: string, closing: '}' | ''): Action {
  const path: Step[] = [];
  let keyword: string | undefined;
  let rest = text;
  while (!(closing === '' ? rest === '' : rest.startsWith(closing))) {
    if (rest === '' || rest.startsWith('\n')) {
      fail(`{${text} is not closed`);
    }
    const name = identifier.exec(rest)?.[0];
    if (keyword === undefined && path.length === 0 && (name === 'range' || name === 'end')) {
      keyword = name;
      rest = rest.slice(name.length);
    } else {
      const taken = readStep(rest);
      path.push(...taken.steps);
      rest = taken.rest;
    }
  }
  return { keyword, path, rest: rest.slice(closing.length) };
}

function readStep(text: string): { steps: Step[]; rest: string } {
  if (text.startsWith('[')) {
    return readBracket(text);
  }
  const name = identifier.exec(text)?.[0];
  if (name !== undefined) {
    return { steps: [wordValue(name)], rest: text.slice(name.length) };
  }
  for (const [start, build] of forms) {
    const match = start.exec(text);
    if (match !== null) {
      return { steps: build(match), rest: text.slice(match[0].length) };
    }
  }
  return fail(`it cannot be read at "${text}"`);
}

function wordValue(name: string): Step {
  return name === 'true' || name === 'false'
    ? value(name === 'true')
    : fail(`"${name}" is no field (that is .${name}), no text and no number`);
}

function readBracket(text: string): { steps: Step[]; rest: string } {
  if (text.startsWith('[?(')) {
    return readFilter(text);
  }
  const end = text.indexOf(']');
  if (end < 0) {
    fail(`${text} is not closed`);
  }
  const inner = text.slice(1, end);
  const items = inner.split(',').map((item) => item.trim());
  const steps: Step[] =
    items.length > 1 ? [{ kind: 'union', paths: items.map((item) => readItem(item)) }] : readItem(inner);
  return { steps, rest: text.slice(end + 1) };
}

const slice = /^(-?\d*)(?::(-?\d*))?(?::(-?\d*))?$/;

function readItem(text: string): Step[] {
  const name = /^'([^']*)'$/.exec(text)?.[1];
  if (name !== undefined) {
    return readAction(`.${name}`, '').path;
  }
  const match = slice.exec(text === '*' ? ':' : text) ?? fail(`[${text}] is no index, no slice and no name`);
  const [, from = '', to, step] = match;
  if (to === undefined && step === undefined) {
    return [{ kind: 'index', index: Number(from) }];
  }
  return [{ kind: 'slice', from: numberOf(from), to: numberOf(to), step: numberOf(step) ?? 1 }];
}

/** `[?(@.a)]` keeps what has an `a`; `[?(@.a == 'x')]` compares. */
function readFilter(text: string): { steps: Step[]; rest: string } {
  const end = endOfFilter(text);
  if (text[end + 1] !== ']') {
    fail(`${text} is not closed by )]`);
  }
  const condition = text.slice('[?('.length, end);
  const [, left, operator, right] = /^([^!<>=]+)([!<>=]+)(.+)$/.exec(condition) ?? [];
  const isComparison = left !== undefined && operator !== undefined && right !== undefined;
  const filter: Step = isComparison
    ? { kind: 'filter', left: readAction(left, '').path, operator, right: readAction(right, '').path }
    : { kind: 'filter', left: readAction(condition, '').path, operator: 'exists', right: [] };
  return { steps: [filter], rest: text.slice(end + 2) };
}

/** The parenthesis that ends a filter; those in quotes do not count. */
function endOfFilter(text: string): number {
  let quote: string | undefined;
  for (let at = '[?('.length; at < text.length; at++) {
    const character = text[at];
    if (quote === undefined && character === ')') {
      return at;
    }
    if (character === '\\') {
      at++;
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character;
    } else if (character === quote) {
      quote = undefined;
    }
  }
  return fail(`${text} is not closed by )]`);
}

function field(name: string): Step[] {
  return [name === '*' ? { kind: 'wildcard' } : { kind: 'field', name: name.replaceAll('\\', '') }];
}

function value(of: string | number | bigint | boolean): Step {
  return { kind: 'value', value: of };
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

function unescaped(text: string): string {
  return text.replace(/\\(.)/gu, (_whole, character: string) => escapes[character] ?? character);
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}

function fail(why: string): never {
  throw new TemplateError(`The JSONPath cannot be read: ${why}.`);
}
