import {
  type JsonPath,
  JsonPathError,
  type JsonPathOperator,
  type JsonPathStep,
  parseJsonPath,
} from './parse-json-path.ts';

const child = /^\.([A-Za-z_$][\w$-]*)/;
const quoted = /^\[(?:'([^']*)'|"([^"]*)")\]/;

/**
 * A path of child fields only, such as `.spec.env` or `.metadata['a.b']` (binding contract 4.5): its parts.
 * @throws JsonPathError where there is anything else in it.
 */
export function parseFixedPath(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const match = child.exec(rest) ?? quoted.exec(rest);
    const part = match?.[1] ?? match?.[2];
    if (match === null || part === undefined) {
      throw new JsonPathError(
        `the path ${text} may name fields only, as .spec.env does; "${rest}" is no field`,
      );
    }
    parts.push(part);
    rest = rest.slice(match[0].length);
  }
  if (parts.length === 0) {
    throw new JsonPathError('the path is empty; name a field, as .spec.env does');
  }
  return parts;
}

/**
 * What a path finds.
 * @returns the values themselves, so that objects among them can be changed in place.
 * @throws JsonPathError where the path cannot be read.
 */
export function selectByPath(root: unknown, text: string): unknown[] {
  return findByPath(parseJsonPath(text), root);
}

/** Every value that a path reaches, in document order; what is missing is passed over. */
export function findByPath(path: JsonPath, root: unknown): unknown[] {
  return path.reduce<unknown[]>((values, step) => values.flatMap((value) => follow(step, value)), [root]);
}

function follow(step: JsonPathStep, value: unknown): unknown[] {
  switch (step.kind) {
    case 'field':
      return fieldOf(value, step.name);
    case 'index':
      return found(Array.isArray(value) ? value.at(step.index) : undefined);
    case 'slice':
      return Array.isArray(value)
        ? value.slice(step.from ?? 0, step.to).filter((_item, index) => index % Math.max(1, step.step) === 0)
        : [];
    case 'wildcard':
      return childrenOf(value);
    case 'descend':
      return [value, ...childrenOf(value).flatMap((one) => follow(step, one))];
    case 'union':
      return step.steps.flatMap((one) => follow(one, value));
    case 'filter':
      return Array.isArray(value) ? value.filter((item) => passes(step, item)) : [];
  }
}

function fieldOf(value: unknown, name: string): unknown[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? found((value as Record<string, unknown>)[name])
    : [];
}

function found(value: unknown): unknown[] {
  return value === undefined ? [] : [value];
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function passes({ path, operator, literal }: JsonPathStep & { kind: 'filter' }, item: unknown): boolean {
  return findByPath(path, item).some((value) => operator === 'exists' || compare(value, operator, literal));
}

function compare(value: unknown, operator: JsonPathOperator, wanted: unknown): boolean {
  const areNumbers = isNumber(value) && isNumber(wanted);
  if (operator === '==' || operator === '!=') {
    const isEqual = areNumbers ? value <= wanted && value >= wanted : value === wanted;
    return isEqual === (operator === '==');
  }
  if (!areNumbers && !(typeof value === 'string' && typeof wanted === 'string')) {
    return false;
  }
  return (
    (value < wanted && operator.startsWith('<')) ||
    (value > wanted && operator.startsWith('>')) ||
    (value <= wanted && value >= wanted && operator.endsWith('='))
  );
}

/** Whole numbers that a number would round are bigints. */
function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
