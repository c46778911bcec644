import { findByPath } from 'kube-text/json-path';
import { type JsonPath, parseJsonPath } from 'kube-text/parse-json-path';
import type { PrinterColumn } from '../registry/resource-definition.ts';
import { ageColumn, nameColumn } from './column.ts';
import { ageOf } from './human-duration.ts';
import type { Cell, Column } from './table-types.ts';

/** The columns of a custom resource: its name, then what its version declares, or its age where it declares none. */
export function customColumns(declared: readonly PrinterColumn[]): Column[] {
  return [nameColumn, ...(declared.length === 0 ? [customAge] : declared).map(toColumn)];
}

const customAge: PrinterColumn = {
  name: 'Age',
  type: 'date',
  description: ageColumn.description,
  jsonPath: '.metadata.creationTimestamp',
};

function toColumn(declared: PrinterColumn): Column {
  const { name, type, format = '', description, priority = 0, jsonPath } = declared;
  const path = readPath(jsonPath);
  return {
    name,
    type: type as Column['type'],
    format,
    description: description || `Custom resource definition column (in JSONPath format): ${jsonPath}`,
    priority,
    cell: (object, nowMs) => (path === undefined ? null : cellOf(type, findByPath(path, object)[0], nowMs)),
  };
}

/** A definition may declare what is no path: its column stays empty. */
function readPath(text: string): JsonPath | undefined {
  try {
    return parseJsonPath(text);
  } catch {
    return undefined;
  }
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
