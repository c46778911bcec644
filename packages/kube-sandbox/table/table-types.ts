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

/** One column of a kind and what it shows of an object. */
export interface Column extends TableColumn {
  cell: ShowCell;
}

/** What a column shows of an object at a moment, in milliseconds since 1970. */
export type ShowCell = (object: TableObject, nowMs: number) => Cell;

/** What a kind's rows say besides their cells, for example that a pod has ended. */
export type RowConditions = (object: TableObject) => TableRowCondition[] | undefined;

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
