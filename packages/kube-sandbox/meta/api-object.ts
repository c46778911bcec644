import { parseExact, stringifyExact } from 'kube-text/exact-json';
/** A JSON object whose values are looked at only after a check. */
export type Fields = { [key: string]: unknown };

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ManagedFieldsEntry {
  manager?: string;
  operation?: string;
  apiVersion?: string;
  time?: string;
  fieldsType?: string;
  fieldsV1?: Fields;
  subresource?: string;
}

export interface ObjectMeta {
  name: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string | null;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: { [key: string]: string };
  annotations?: { [key: string]: string };
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFieldsEntry[];
  selfLink?: string;
}

/** Any object the API serves: the parts every kind has, and the rest unread. */
export interface ApiObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [key: string]: unknown;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, or an empty one where it is absent or of another type. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Reads a nested value; undefined where any step is missing. */
export function valueAt(root: unknown, ...path: string[]): unknown {
  let current: unknown = root;
  for (const step of path) {
    if (!isFields(current) || !Object.hasOwn(current, step)) return undefined;
    current = current[step];
  }
  return current;
}

/** Sets a nested value, making the objects on the way where they are missing. */
export function setAt(root: Fields, path: readonly string[], value: unknown): void {
  let current = root;
  for (const step of path.slice(0, -1)) {
    const next = current[step];
    if (isFields(next)) current = next;
    else {
      const made: Fields = {};
      current[step] = made;
      current = made;
    }
  }
  const last = path.at(-1);
  if (last !== undefined) current[last] = value;
}

export function cloneJson<T>(value: T): T {
  return value === undefined ? value : (parseExact(stringifyExact(value)) as T);
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, i) => sameJson(item, right[i]))
    );
  }
  if (!isFields(left) || !isFields(right)) return false;
  const keys = Object.keys(left).filter((key) => left[key] !== undefined);
  const rightCount = Object.keys(right).filter((key) => right[key] !== undefined).length;
  return (
    keys.length === rightCount &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}
