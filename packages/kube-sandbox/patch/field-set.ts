import { stringifyExact } from 'kube-text/exact-json';
import { type Fields, fieldsOf, isFields } from '../meta/api-object.ts';
import { listKind, propertySchema, resolveSchema, type Schema } from '../schema/schema.ts';

/** A set of paths into an object; each path is its elements (`f:spec`, `k:{"name":"a"}`, `v:"x"`) joined by `separator`. */
export type FieldSet = Set<string>;

export const separator = '\u0001';

export function pathElements(path: string): string[] {
  return path.split(separator);
}

function childPath(parent: string, element: string): string {
  return parent ? parent + separator + element : element;
}

/**
 * The element by which an item of a keyed list is known, with the defaults of keys that are left out. Keys are in
 * alphabetical order, as in the wire format.
 */
export function itemElement(item: unknown, keys: readonly string[], itemSchema: Schema | undefined): string {
  const fields = fieldsOf(item);
  const entries = [...keys]
    .sort()
    .map((key) => [key, fields[key] ?? propertySchema(itemSchema, key)?.default] as const);
  return `k:${stringifyExact(Object.fromEntries(entries.filter(([, value]) => value !== undefined)))}`;
}

interface Found {
  leaves: Map<string, string>;
  containers?: Set<string>;
}

function collectFields(fields: Fields, schema: Schema | undefined, path: string, found: Found): void {
  const entries = Object.entries(fields).filter(([, item]) => item !== undefined);
  if (entries.length > 0) found.containers?.add(path);
  else if (path) found.leaves.set(path, '');
  for (const [name, item] of entries) {
    const own = propertySchema(schema, name);
    const at = childPath(path, `f:${name}`);
    // nothing is known about what is in it: it is owned as a whole; the metadata of an object is known of every kind
    const isKnown = own !== undefined || (path === '' && name === 'metadata');
    if (!isKnown && schema?.['x-kubernetes-preserve-unknown-fields'])
      found.leaves.set(at, stringifyExact(item));
    else collect(item, own, at, found);
  }
}

function collectItems(
  items: readonly unknown[],
  schema: Schema | undefined,
  path: string,
  found: Found,
): boolean {
  const kind = listKind(schema);
  if (kind.type === 'atomic') return false;
  found.containers?.add(path);
  for (const item of items) {
    if (kind.type === 'set') {
      found.leaves.set(childPath(path, `v:${stringifyExact(item)}`), '');
      continue;
    }
    const at = childPath(path, itemElement(item, kind.keys, schema?.items));
    found.leaves.set(at, '');
    for (const [name, field] of Object.entries(fieldsOf(item))) {
      collect(field, propertySchema(schema?.items, name), childPath(at, `f:${name}`), found);
    }
  }
  return true;
}

function collect(value: unknown, given: Schema | undefined, path: string, found: Found): void {
  const schema = resolveSchema(given);
  if (isFields(value) && schema?.['x-kubernetes-map-type'] !== 'atomic') {
    collectFields(value, schema, path, found);
    return;
  }
  if (Array.isArray(value) && collectItems(value, schema, path, found)) return;
  // what is null says nothing: Go writes the time of a template that way
  if (value === null && path.endsWith('f:creationTimestamp')) return;
  found.leaves.set(path, stringifyExact(value));
}

/** Every path that can be owned by itself, with its value as text. */
export function leavesOf(object: unknown, schema: Schema | undefined): Map<string, string> {
  const leaves = new Map<string, string>();
  collect(object, schema, '', { leaves });
  return leaves;
}

/** The same with the objects and lists that hold them: an update that brings one owns it too. */
export function leavesAndContainersOf(object: unknown, schema: Schema | undefined): Map<string, string> {
  const leaves = new Map<string, string>();
  const containers = new Set<string>();
  collect(object, schema, '', { leaves, containers });
  containers.delete('');
  for (const path of containers) leaves.set(path, '');
  return leaves;
}

export interface Comparison {
  added: FieldSet;
  modified: FieldSet;
  removed: FieldSet;
}

export function compareLeaves(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Comparison {
  const comparison: Comparison = { added: new Set(), modified: new Set(), removed: new Set() };
  for (const [path, value] of after) {
    const old = before.get(path);
    if (old === undefined) comparison.added.add(path);
    else if (old !== value) comparison.modified.add(path);
  }
  for (const path of before.keys()) if (!after.has(path)) comparison.removed.add(path);
  return comparison;
}

/** The wire format: nested objects, `{}` for a path that is in the set, `.` for one that also has children. */
export function encodeFieldsV1(set: FieldSet): Fields {
  const root: Fields = {};
  for (const path of [...set].sort()) {
    let node = root;
    for (const element of pathElements(path)) {
      const next = fieldsOf(node[element]);
      node[element] = next;
      node = next;
    }
    node['.'] = {};
  }
  return compactLeaves(root);
}

function compactLeaves(node: Fields): Fields {
  const keys = Object.keys(node);
  if (keys.length === 1 && keys[0] === '.') return {};
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, key === '.' ? {} : compactLeaves(fieldsOf(child))]),
  );
}

export function decodeFieldsV1(fields: unknown): FieldSet {
  const set: FieldSet = new Set();
  const walk = (node: Fields, path: string): void => {
    const keys = Object.keys(node);
    if (keys.length === 0 && path) set.add(path);
    for (const key of keys) {
      if (key === '.') set.add(path);
      else walk(fieldsOf(node[key]), childPath(path, key));
    }
  };
  walk(fieldsOf(fields), '');
  return set;
}

/** A path as conflict messages show it: `.spec.template.spec.containers[name="nginx"].image`. */
export function showPath(path: string): string {
  return pathElements(path)
    .map((element) => {
      const body = element.slice(2);
      if (element.startsWith('f:')) return `.${body}`;
      if (element.startsWith('k:')) {
        const keys = Object.entries(fieldsOf(JSON.parse(body)));
        return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
      }
      return element.startsWith('v:') ? `[=${body}]` : `[${body}]`;
    })
    .join('');
}
