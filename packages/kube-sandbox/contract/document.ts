/** The value at a dotted path of a JSON document, undefined where the path ends early. Keys with dots go in brackets: `data[a.b]`. */
export function at(document: unknown, path: string): unknown {
  let value = document;
  for (const [, plain, quoted] of path.matchAll(/([^.[\]]+)|\[([^\]]+)\]/g)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, plain ?? quoted ?? '');
  }
  return value;
}

export function text(document: unknown, path: string): string {
  const value = at(document, path);
  if (typeof value !== 'string') throw new Error(`no string at ${path} in ${JSON.stringify(document)}`);
  return value;
}

export function list(document: unknown, path: string): unknown[] {
  const value = at(document, path);
  if (!Array.isArray(value)) throw new Error(`no list at ${path} in ${JSON.stringify(document)}`);
  return value;
}

export function names(document: unknown): string[] {
  return list(document, 'items').map((item) => text(item, 'metadata.name'));
}
