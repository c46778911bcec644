/** A column of a Table answer; kubectl shows priority 0 always and others with `-o wide`. */
export interface TableColumn {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  format: string;
  description: string;
  priority: number;
}

export type Cell = string | number | bigint | boolean | null;

interface TableRowCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
}

export interface TableRow {
  cells: Cell[];
  conditions?: TableRowCondition[];
  object: unknown;
}

/** How one kind is shown. */
export interface KindPrinter {
  columns: TableColumn[];
  cells(object: TableObject, nowMs: number): Cell[];
  conditions?(object: TableObject): TableRowCondition[] | undefined;
}

/** The part of an object's metadata that tables read. */
export interface TableMetadata {
  name: string;
  creationTimestamp?: string | null;
  deletionTimestamp?: string | null;
  labels?: Record<string, string>;
  resourceVersion?: string;
}

export interface TableObject {
  metadata: TableMetadata;
}

const nameDescription =
  'Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: http://kubernetes.io/docs/user-guide/identifiers#names';

export const nameColumn: TableColumn = {
  name: 'Name',
  type: 'string',
  format: 'name',
  description: nameDescription,
  priority: 0,
};

export const ageColumn = column('Age', 'string', 'How long ago the object was created.');

export const createdAtColumn = column('Created At', 'date', 'When the object was created.');

export function column(
  name: string,
  type: TableColumn['type'],
  description: string,
  priority = 0,
): TableColumn {
  return { name, type, format: '', description, priority };
}

/** The same column, shown with `-o wide` only. */
export function wide(shown: TableColumn): TableColumn {
  return { ...shown, priority: 1 };
}
