type Select = (node: unknown) => unknown[];

/** A path that cannot be read, with the reason. */
export class JsonPathError extends Error {}

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
 * What a JSONPath finds: fields, `*`, `..`, indexes, slices, unions and filters.
 * @returns the values themselves, so that objects among them can be changed in place.
 * @throws JsonPathError where the path cannot be read.
 */
export function selectByPath(root: unknown, text: string): unknown[] {
  return stepsOf(text).reduce((nodes, step) => nodes.flatMap(step), [root]);
}

const stepForms: [RegExp, (match: RegExpExecArray) => Select][] = [
  [/^\.\./, () => descendants],
  [/^\.\*|^\[\*\]|^\*/, () => children],
  [child, ([, name = '']) => member(name)],
  // after `..` a field stands without its dot
  [/^([A-Za-z_$][\w$-]*)/, ([, name = '']) => member(name)],
  [/^\[(-?\d*):(-?\d*)(?::(\d+))?\]/, ([, from, to, step]) => slice(from, to, step)],
  [/^\[\?\((.+?)\)\]/, ([, condition = '']) => filter(condition)],
  [/^\[((?:'[^']*'|"[^"]*"|-?\d+)(?:\s*,\s*(?:'[^']*'|"[^"]*"|-?\d+))*)\]/, ([, list = '']) => union(list)],
];

function stepsOf(text: string): Select[] {
  const steps: Select[] = [];
  let rest = text.replace(/^\{(.*)\}$/, '$1').replace(/^[$@]/, '');
  while (rest !== '') {
    const found = stepForms
      .map(([form, build]) => ({ match: form.exec(rest), build }))
      .find(({ match }) => match !== null);
    if (found?.match == null) {
      throw new JsonPathError(`the path ${text} cannot be read at "${rest}"`);
    }
    steps.push(found.build(found.match));
    rest = rest.slice(found.match[0].length);
  }
  return steps;
}

function children(node: unknown): unknown[] {
  return typeof node === 'object' && node !== null ? Object.values(node) : [];
}

function descendants(node: unknown): unknown[] {
  return [node, ...children(node).flatMap(descendants)];
}

function member(name: string): Select {
  return (node) =>
    typeof node === 'object' && node !== null && !Array.isArray(node) && Object.hasOwn(node, name)
      ? [(node as Record<string, unknown>)[name]]
      : [];
}

function slice(from = '', to = '', step = '1'): Select {
  return (node) =>
    Array.isArray(node)
      ? node
          .slice(from === '' ? 0 : Number(from), to === '' ? undefined : Number(to))
          .filter((_item, index) => index % Math.max(1, Number(step)) === 0)
      : [];
}

function union(list: string): Select {
  const keys = list.match(/'[^']*'|"[^"]*"|-?\d+/g) ?? [];
  const selects = keys.map((key): Select => {
    if (/^['"]/.test(key)) {
      return member(key.slice(1, -1));
    }
    return (node) => {
      const found: unknown = Array.isArray(node) ? node.at(Number(key)) : undefined;
      return found === undefined ? [] : [found];
    };
  });
  return (node) => selects.flatMap((select) => select(node));
}

const comparison =
  /^(@[^=!<>]*?)\s*(==|!=|<=|>=|<|>)\s*(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?|true|false))\s*$/;

/** Keeps the items of a list for which `@.a` exists, or compares as asked. */
function filter(condition: string): Select {
  const match = comparison.exec(condition.trim());
  const [, path, operator, single, double, literal] = match ?? [];
  if (match === null && !/^@[^=!<>]*$/.test(condition.trim())) {
    throw new JsonPathError(`the filter ${condition} cannot be read`);
  }
  const steps = stepsOf(path ?? condition.trim());
  const wanted: unknown = literal === undefined ? (single ?? double) : JSON.parse(literal);
  const holds = (item: unknown) => {
    const found = steps.reduce<unknown[]>((nodes, step) => nodes.flatMap(step), [item]);
    return operator === undefined
      ? found.length > 0
      : found.some((value) => compare(value, operator, wanted));
  };
  return (node) => (Array.isArray(node) ? node.filter(holds) : []);
}

function compare(value: unknown, operator: string, wanted: unknown): boolean {
  if (operator === '==' || operator === '!=') {
    return (value === wanted) === (operator === '==');
  }
  if (typeof value !== 'number' || typeof wanted !== 'number') {
    return false;
  }
  const difference = value - wanted;
  return (
    (difference < 0 && operator.startsWith('<')) ||
    (difference > 0 && operator.startsWith('>')) ||
    (difference === 0 && operator.endsWith('='))
  );
}
