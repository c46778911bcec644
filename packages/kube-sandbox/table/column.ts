import { ageOf } from './human-duration.ts';
import type { Cell, Column, ShowCell, TableColumn, TableObject } from './table-types.ts';

/** A column; its cell is told which shape objects of its kind have. */
export function column<T extends TableObject>(
  name: string,
  type: TableColumn['type'],
  description: string,
  cell: (object: T, nowMs: number) => Cell,
): Column {
  return { name, type, format: '', description, priority: 0, cell: cell as ShowCell };
}

/** The same column, shown with `-o wide` only. */
export function wide(shown: Column): Column {
  return { ...shown, priority: 1 };
}

/** Shows the first of the paths (`status.podIPs.0.ip`) at which an object has something, else `fallback`. */
export function at(paths: string | readonly string[], fallback: Cell = ''): ShowCell {
  const all = [paths].flat();
  return (object) => {
    const found = all
      .map((path) => valueAt(object, path))
      .find((value) => value !== undefined && value !== '');
    return (found as Cell | undefined) ?? fallback;
  };
}

/** Shows how many entries the lists or maps at the paths have together. */
export function countAt(...paths: string[]): ShowCell {
  return (object) => {
    const counts = paths.map((path) => Object.keys(valueAt(object, path) ?? {}).length);
    return counts.reduce((sum, count) => sum + count, 0);
  };
}

/** Shows how long ago the time at the path was; `fallback` where there is none. */
export function ageAt(path: string, fallback = '<unknown>'): ShowCell {
  return (object, nowMs) => {
    const time = valueAt(object, path);
    return typeof time === 'string' ? ageOf(time, nowMs) : fallback;
  };
}

function valueAt(object: unknown, path: string): unknown {
  let value = object;
  for (const field of path.split('.')) {
    value = (value as { [field: string]: unknown } | null | undefined)?.[field];
  }
  return value ?? undefined;
}

const nameDescription =
  'Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: http://kubernetes.io/docs/user-guide/identifiers#names';

export const nameColumn: Column = {
  ...column('Name', 'string', nameDescription, at('metadata.name')),
  format: 'name',
};

const createdAt = 'metadata.creationTimestamp';

export const ageColumn = column('Age', 'string', 'How long ago the object was created.', ageAt(createdAt));

export const createdAtColumn = column(
  'Created At',
  'date',
  'When the object was created.',
  at(createdAt, null),
);
