import { stringifyExact } from '#lib/domain/exact-json.ts';

const expression = /\{([^{}]*)\}/g;
const step = /^(?:\.([\w-]+|\*)|\[(?:'([^']*)'|"([^"]*)"|(\d+)|\*)\])/;

/**
 * `template` with each `{path}` replaced by what that path finds in `data`: `.field`, `['field']`, `[0]`, `[*]`, `.*`,
 * with or without a leading `$`. Several finds are separated by blanks; texts stay as they are, anything else is JSON.
 * @throws Error that names the path which cannot be read or finds nothing.
 */
export function fillTemplate(template: string, data: unknown): string {
  return template.replace(expression, (_whole, path: string) => {
    const found = find(path.trim(), data);
    if (found.length === 0) {
      throw new Error(`the path {${path}} finds nothing.`);
    }
    return found.map((value) => (typeof value === 'string' ? value : stringifyExact(value))).join(' ');
  });
}

function find(path: string, data: unknown): unknown[] {
  let rest = path.replace(/^[$@]/, '');
  let found = [data];
  while (rest !== '') {
    const match = step.exec(rest);
    if (match === null) {
      throw new Error(`the path {${path}} cannot be read at "${rest}".`);
    }
    const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '*';
    found = found.flatMap((value) => members(value, name));
    rest = rest.slice(match[0].length);
  }
  return found;
}

function members(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  if (name === '*') {
    return Object.values(value);
  }
  return Object.hasOwn(value, name) ? [(value as Record<string, unknown>)[name]] : [];
}
