/** A path that cannot be read, with the reason. */
export class JsonPathError extends Error {}

export type JsonPath = readonly JsonPathStep[];

export type JsonPathStep =
  | { kind: 'field'; name: string }
  | { kind: 'index'; index: number }
  | { kind: 'slice'; from: number | undefined; to: number | undefined; step: number }
  | { kind: 'wildcard' }
  | { kind: 'descend' }
  | { kind: 'union'; steps: JsonPath }
  | { kind: 'filter'; path: JsonPath; operator: JsonPathOperator; literal: unknown };

export type JsonPathOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'exists';

interface Taken {
  step: JsonPathStep;
  rest: string;
}

const fieldPattern = /^\.?((?:\\.|[^.[\]\\\s=!<>()*,'"{}?@$]|(?!^)[$])+)/;

/**
 * Reads a path as Kubernetes writes them in printer columns and servicebinding.io in mappings (binding contract 4.5): fields
 * (`.a`, `['a']`, `.a\.b`), indexes, slices, unions, `*`, `..` and filters that compare a field with a literal; in braces and
 * behind `$` or `@` where those stand. kubectl's templates are another language: `parse-template.ts` of the service catalog.
 * @throws JsonPathError where it cannot be read.
 */
export function parseJsonPath(text: string): JsonPath {
  const steps: JsonPathStep[] = [];
  let rest = text
    .trim()
    .replace(/^\{(.*)\}$/s, '$1')
    .replace(/^[$@]/, '');
  while (rest !== '') {
    const taken = takeStep(rest);
    if (taken === undefined) {
      throw new JsonPathError(`the path ${text} cannot be read at "${rest}"`);
    }
    steps.push(taken.step);
    rest = taken.rest;
  }
  return steps;
}

function takeStep(text: string): Taken | undefined {
  if (text.startsWith('..')) {
    // a field, `*` or a bracket follows, without its own dot
    return { step: { kind: 'descend' }, rest: text.slice(2) };
  }
  if (text.startsWith('.[')) {
    return takeStep(text.slice(1));
  }
  const star = /^\.?\*/.exec(text);
  if (star !== null) {
    return { step: { kind: 'wildcard' }, rest: text.slice(star[0].length) };
  }
  if (text.startsWith('[')) {
    return takeBracket(text);
  }
  const field = fieldPattern.exec(text);
  return field === null
    ? undefined
    : { step: { kind: 'field', name: unescaped(field[1] ?? '') }, rest: text.slice(field[0].length) };
}

function takeBracket(text: string): Taken | undefined {
  const end = closingBracket(text);
  const step = end < 0 ? undefined : bracketStep(text.slice(1, end).trim());
  return step === undefined ? undefined : { step, rest: text.slice(end + 1) };
}

function bracketStep(inner: string): JsonPathStep | undefined {
  if (inner === '*') {
    return { kind: 'wildcard' };
  }
  const slice = /^(-?\d*):(-?\d*)(?::(\d+))?$/.exec(inner);
  if (slice !== null) {
    const bound = (given: string | undefined) => (given ? Number(given) : undefined);
    return { kind: 'slice', from: bound(slice[1]), to: bound(slice[2]), step: Number(slice[3] ?? 1) };
  }
  if (inner.startsWith('?')) {
    return filterStep(inner);
  }
  const keys = inner.match(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^,'"]+/g) ?? [];
  const steps = keys.filter((key) => key.trim() !== '').map((key) => keyStep(key.trim()));
  if (steps.length === 0 || steps.some((step) => step === undefined)) {
    return undefined;
  }
  return steps.length === 1 ? steps[0] : { kind: 'union', steps: steps as JsonPathStep[] };
}

function keyStep(key: string): JsonPathStep | undefined {
  if (/^-?\d+$/.test(key)) {
    return { kind: 'index', index: Number(key) };
  }
  return /^(['"]).*\1$/s.test(key) ? { kind: 'field', name: unescaped(key.slice(1, -1)) } : undefined;
}

const filterPattern = /^\?\(\s*(@.*?)\s*(?:(==|!=|<=|>=|<|>)\s*(.+?)\s*)?\)$/s;

function filterStep(inner: string): JsonPathStep | undefined {
  const [, path, operator, right] = filterPattern.exec(inner) ?? [];
  if (path === undefined) {
    return undefined;
  }
  const literal = right === undefined ? { value: undefined } : literalOf(right);
  return literal === undefined
    ? undefined
    : {
        kind: 'filter',
        path: parseJsonPath(path),
        operator: (operator as JsonPathOperator | undefined) ?? 'exists',
        literal: literal.value,
      };
}

function literalOf(text: string): { value: unknown } | undefined {
  if (/^(['"]).*\1$/s.test(text)) {
    return { value: text.slice(1, -1) };
  }
  return /^(-?\d+(\.\d+)?|true|false)$/.test(text) ? { value: JSON.parse(text) } : undefined;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}

/** Where the bracket closes that the text begins with; -1 where it does not. Brackets in quotes do not count. */
function closingBracket(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '"' || char === "'") {
      at = closingQuote(text, at);
    } else if (char === '[') {
      depth++;
    } else if (char === ']' && --depth === 0) {
      return at;
    }
  }
  return -1;
}

function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text[at] === text[from]) {
      return at;
    }
  }
  return text.length;
}
