export type Json = Record<string, unknown>;

/** The value as an object, empty where it is none. */
export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a `$ref` within the document leads to, or the value itself. */
export function follow(root: Json, value: unknown): Json {
  let found = asObject(value);
  for (let steps = 0; typeof found.$ref === 'string' && steps < 50; steps += 1) {
    const parts = found.$ref.split('/').slice(1);
    let target: unknown = root;
    for (const part of parts) {
      const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
      target = asObject(target)[key];
    }
    const { $ref: _, ...own } = found;
    found = { ...asObject(target), ...own };
  }
  return found;
}

/** JSON of the document without the member at the path. */
export function withoutMember(root: Json, path: string[]): string {
  const copy = structuredClone(root);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce((value, key) => asObject(value[key]), copy);
  delete parent[last];
  return JSON.stringify(copy);
}
