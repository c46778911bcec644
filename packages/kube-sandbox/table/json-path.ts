/**
 * The subset of Kubernetes' JSONPath that printer columns may use: fields (`.a`, `['a']`), indexes and slices,
 * wildcards, recursive descent and filters that compare a field with a literal.
 */
type Step =
  | { kind: 'field'; name: string }
  | { kind: 'index'; index: number }
  | { kind: 'slice'; from: number | undefined; to: number | undefined }
  | { kind: 'wildcard' }
  | { kind: 'descend' }
  | { kind: 'filter'; path: Step[]; operator: FilterOperator; literal: unknown };

type FilterOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'exists';

export type JsonPath = readonly Step[];

const fieldPattern = /^(?:\\.|[^.[\]\\\s=!<>()])+/;

/** Parses a path such as `.status.conditions[?(@.type=="Ready")].status`; undefined where it is not one. */
export function parseJsonPath(text: string): JsonPath | undefined {
  const steps: Step[] = [];
  let rest = text
    .trim()
    .replace(/^\{(.*)\}$/s, '$1')
    .replace(/^\$/, '');
  while (rest !== '') {
    const taken = takeStep(rest);
    if (taken === undefined) {
      return undefined;
    }
    steps.push(...taken.steps);
    rest = taken.rest;
  }
  return steps;
}

/** Every value that the path reaches, in document order. */
export function findByPath(path: JsonPath, root: unknown): unknown[] {
  let values: unknown[] = [root];
  for (const step of path) {
    values = values.flatMap((value) => follow(step, value));
  }
  return values;
}

interface Taken {
  steps: Step[];
  rest: string;
}

function takeStep(text: string): Taken | undefined {
  if (text.startsWith('..')) {
    return { steps: [{ kind: 'descend' }], rest: text[2] === '[' ? text.slice(2) : text.slice(1) };
  }
  if (text.startsWith('.[')) {
    return takeStep(text.slice(1));
  }
  if (text.startsWith('.*')) {
    return { steps: [{ kind: 'wildcard' }], rest: text.slice(2) };
  }
  if (text.startsWith('[')) {
    return takeBracket(text);
  }
  const name = fieldPattern.exec(text.startsWith('.') ? text.slice(1) : text)?.[0];
  if (name === undefined) {
    return text === '.' ? { steps: [], rest: '' } : undefined;
  }
  const length = name.length + (text.startsWith('.') ? 1 : 0);
  return { steps: [{ kind: 'field', name: name.replace(/\\(.)/g, '$1') }], rest: text.slice(length) };
}

function takeBracket(text: string): Taken | undefined {
  const end = closingBracket(text);
  if (end < 0) {
    return undefined;
  }
  const step = bracketStep(text.slice(1, end).trim());
  return step === undefined ? undefined : { steps: [step], rest: text.slice(end + 1) };
}

function bracketStep(inner: string): Step | undefined {
  if (inner === '*') {
    return { kind: 'wildcard' };
  }
  const quoted = /^'((?:\\.|[^'\\])*)'$/.exec(inner) ?? /^"((?:\\.|[^"\\])*)"$/.exec(inner);
  if (quoted !== null) {
    return { kind: 'field', name: (quoted[1] ?? '').replace(/\\(.)/g, '$1') };
  }
  if (/^-?\d+$/.test(inner)) {
    return { kind: 'index', index: Number(inner) };
  }
  const slice = /^(-?\d*):(-?\d*)$/.exec(inner);
  if (slice !== null) {
    const bound = (given: string | undefined) => (given ? Number(given) : undefined);
    return { kind: 'slice', from: bound(slice[1]), to: bound(slice[2]) };
  }
  const filter = /^\?\(\s*@(.*?)\s*(?:(==|!=|<=|>=|<|>)\s*(.+?)\s*)?\)$/s.exec(inner);
  return filter === null ? undefined : filterStep(filter);
}

function filterStep([, left = '', operator, right]: RegExpExecArray): Step | undefined {
  const path = parseJsonPath(left);
  if (path === undefined) {
    return undefined;
  }
  return {
    kind: 'filter',
    path: [...path],
    operator: (operator as FilterOperator | undefined) ?? 'exists',
    literal: right === undefined ? undefined : literalOf(right),
  };
}

function literalOf(text: string): unknown {
  const quoted = /^'(.*)'$/s.exec(text) ?? /^"(.*)"$/s.exec(text);
  if (quoted !== null) {
    return quoted[1];
  }
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  return Number.isNaN(Number(text)) ? text : Number(text);
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

function follow(step: Step, value: unknown): unknown[] {
  switch (step.kind) {
    case 'field':
      return fieldOf(value, step.name);
    case 'index': {
      const found = Array.isArray(value) ? value.at(step.index) : undefined;
      return found === undefined ? [] : [found];
    }
    case 'slice':
      return Array.isArray(value) ? value.slice(step.from ?? 0, step.to ?? value.length) : [];
    case 'wildcard':
      return childrenOf(value);
    case 'descend':
      return [value, ...childrenOf(value).flatMap((child) => follow(step, child))];
    case 'filter':
      return childrenOf(value).filter((child) => passes(step, child));
  }
}

function fieldOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) {
    return [];
  }
  const found = (value as Record<string, unknown>)[name];
  return found === undefined ? [] : [found];
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function passes(filter: Step & { kind: 'filter' }, value: unknown): boolean {
  const [found] = findByPath(filter.path, value);
  if (found === undefined) {
    return false;
  }
  const left = found as string | number;
  const right = filter.literal as string | number;
  switch (filter.operator) {
    case 'exists':
      return true;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
