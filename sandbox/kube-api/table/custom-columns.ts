import type { PrinterColumn } from '../registry/resource-definition.ts';
import { ageOf } from './human-duration.ts';
import { findByPath, parseJsonPath } from './json-path.ts';
import { ageColumn, type Cell, type KindPrinter, nameColumn, type TableColumn } from './table-types.ts';

const defaultColumns: PrinterColumn[] = [
  { name: 'Age', type: 'date', description: ageColumn.description, jsonPath: '.metadata.creationTimestamp' },
];

/** The printer of a custom resource: its name, then the columns its version declares, or its age where it declares none. */
export function customPrinter(declared: readonly PrinterColumn[]): KindPrinter {
  const columns = declared.length === 0 ? defaultColumns : declared;
  const paths = columns.map((column) => parseJsonPath(column.jsonPath));
  return {
    columns: [nameColumn, ...columns.map(toTableColumn)],
    cells(object, nowMs) {
      const values = columns.map((column, at) => {
        const path = paths[at];
        return path === undefined ? null : cellOf(column.type, findByPath(path, object)[0], nowMs);
      });
      return [object.metadata.name, ...values];
    },
  };
}

function toTableColumn(column: PrinterColumn): TableColumn {
  return {
    name: column.name,
    type: column.type as TableColumn['type'],
    format: column.format ?? '',
    description:
      column.description || `Custom resource definition column (in JSONPath format): ${column.jsonPath}`,
    priority: column.priority ?? 0,
  };
}

function cellOf(type: string, value: unknown, nowMs: number): Cell {
  if (value === undefined || value === null) {
    return null;
  }
  switch (type) {
    case 'string':
      return goText(value);
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : typeof value === 'bigint' ? value : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return typeof value === 'string' ? ageOf(value, nowMs) : null;
    default:
      return null;
  }
}

/** A value as Go's default formatting writes it, which is what kubectl's users see for lists and maps. */
function goText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goText).join(' ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `map[${entries.map(([key, entry]) => `${key}:${goText(entry)}`).join(' ')}]`;
  }
  return value === null ? '<nil>' : String(value);
}
