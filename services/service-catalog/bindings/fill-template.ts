import { stringifyExact } from 'kube-text/exact-json';
import { parseTemplate, type Step, TemplateError, type TemplatePart } from './parse-template.ts';

/** More than this fits into no Secret. */
const longestText = 1024 * 1024;

/**
 * `template` filled from `data` as kubectl's `-o jsonpath` does without missing keys allowed: several values of a path are
 * separated by blanks, texts stay as they are, lists and objects become JSON. The paths in it are not those of
 * `packages/kube-text/json-path.ts`, which pass over what is missing: here that is an error, and kubectl's oddities are part of the
 * contract, such as that `["a"]` is no field.
 * @throws TemplateError where it cannot be read, or a path finds nothing.
 */
export function fillTemplate(template: string, data: unknown): string {
  return fill(parseTemplate(template), data);
}

function fill(parts: TemplatePart[], data: unknown): string {
  let text = '';
  for (const part of parts) {
    text += textOf(part, data);
    if (text.length > longestText) {
      throw new TemplateError('The JSONPath makes a text that is longer than a Secret may be.');
    }
  }
  return text;
}

function textOf(part: TemplatePart, data: unknown): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'path':
      return walk(part.path, [data]).map(shown).join(' ');
    case 'range': {
      const filled = walk(part.path, [data]).map((one) => ({
        kind: 'text' as const,
        text: fill(part.body, one),
      }));
      return fill(filled, data);
    }
  }
}

function shown(value: unknown): string {
  if (value === null) {
    return '<nil>';
  }
  return typeof value === 'object' ? stringifyExact(value) : String(value);
}

function walk(path: Step[], start: unknown[]): unknown[] {
  return path.reduce((values, step) => take(step, values), start);
}

function take(step: Step, values: unknown[]): unknown[] {
  switch (step.kind) {
    case 'value':
      return [step.value];
    case 'field':
      return fieldOf(step.name, values);
    case 'wildcard':
      return values.flatMap(children);
    case 'descend':
      return values.flatMap(descendants);
    case 'index':
      return values.flatMap((value) => itemOf(listOf(value), step.index));
    case 'slice':
      return values.flatMap((value) => sliceOf(listOf(value), step));
    case 'union':
      return step.paths.flatMap((path) => walk(path, values));
    case 'filter':
      return values.flatMap((value) => listOf(value).filter((item) => passes(item, step)));
  }
}

/** A field that none of `values` has is an error; below `*` and `..` some may lack it. */
function fieldOf(name: string, values: unknown[]): unknown[] {
  const found = values.flatMap((value) =>
    isObject(value) && Object.hasOwn(value, name) ? [value[name]] : [],
  );
  if (found.length === 0 && values.length > 0) {
    throw new TemplateError(`The JSONPath finds nothing: there is no "${name}".`);
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function children(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function descendants(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? [value, ...children(value).flatMap(descendants)] : [];
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  throw new TemplateError('The JSONPath finds nothing: what it takes an item of is no list.');
}

function itemOf(list: unknown[], index: number): unknown[] {
  const at = index < 0 ? index + list.length : index;
  if (at < 0 || at >= list.length) {
    throw new TemplateError(`The JSONPath finds nothing: a list of ${list.length} has no item ${index}.`);
  }
  return [list[at]];
}

function sliceOf(list: unknown[], { from = 0, to = list.length, step }: Step & { kind: 'slice' }): unknown[] {
  const [start, end] = [from, to].map((at) => (at < 0 ? at + list.length : at)) as [number, number];
  if (step <= 0 || start < 0 || end < start || (end > start && (start >= list.length || end > list.length))) {
    throw new TemplateError(`The JSONPath finds nothing: a list of ${list.length} has no such items.`);
  }
  return list.slice(start, end).filter((_item, at) => at % step === 0);
}

function passes(item: unknown, { left, operator, right }: Step & { kind: 'filter' }): boolean {
  if (operator === 'exists') {
    return isThere(left, item);
  }
  const [lefts, rights] = [walk(left, [item]), walk(right, [item])];
  if (lefts.length === 0) {
    return false;
  }
  if (lefts.length > 1 || rights.length !== 1) {
    throw new TemplateError('The JSONPath compares more than one value.');
  }
  return compare(lefts[0], operator, rights[0]);
}

function isThere(path: Step[], item: unknown): boolean {
  try {
    return walk(path, [item]).length > 0;
  } catch (error) {
    if (error instanceof TemplateError) {
      return false;
    }
    throw error;
  }
}

function compare(left: unknown, operator: string, right: unknown): boolean {
  const areNumbers = isNumber(left) && isNumber(right);
  if (operator === '==' || operator === '!=') {
    const isEqual = areNumbers ? left <= right && left >= right : left === right;
    return isEqual === (operator === '==');
  }
  const areTexts = typeof left === 'string' && typeof right === 'string';
  if (!areNumbers && !areTexts) {
    throw new TemplateError('The JSONPath compares what has no order.');
  }
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      throw new TemplateError(`The JSONPath cannot be read: "${operator}" compares nothing.`);
  }
}

/** Whole numbers that a number would round are bigints. */
function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
