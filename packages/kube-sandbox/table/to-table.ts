import type { ResourceDefinition } from '../registry/resource-definition.ts';
import { builtinColumns, builtinConditions, defaultColumns } from './builtin-columns.ts';
import { customColumns } from './custom-columns.ts';
import type { Column, TableColumn, TableObject, TableRow } from './table-types.ts';

/** What a table needs to know of the resource it shows. */
export type TableResource = Pick<ResourceDefinition, 'group' | 'kind' | 'origin' | 'printerColumns'>;

export interface TableOptions {
  /** `includeObject` of the request; default Metadata. */
  includeObject?: 'None' | 'Metadata' | 'Object';
  noHeaders?: boolean;
  /** Version of meta.k8s.io that was asked for. */
  version?: 'v1' | 'v1beta1';
  nowMs: number;
}

export interface TableListMetadata {
  resourceVersion?: string;
  continue?: string;
  remainingItemCount?: number;
}

export interface Table {
  kind: 'Table';
  apiVersion: string;
  metadata: TableListMetadata;
  columnDefinitions: TableColumn[] | null;
  rows: TableRow[];
}

/**
 * Objects of one resource as a `meta.k8s.io` Table, as kubectl asks for with `as=Table`.
 * `metadata` is the list's, or `{ resourceVersion }` of a single object.
 */
export function toTable(
  resource: TableResource,
  objects: readonly TableObject[],
  metadata: TableListMetadata,
  options: TableOptions,
): Table {
  const { includeObject = 'Metadata', noHeaders = false, version = 'v1', nowMs } = options;
  const apiVersion = `meta.k8s.io/${version}`;
  const columns = columnsOf(resource);
  const conditionsOf = resource.origin === 'builtin' ? builtinConditions[keyOf(resource)] : undefined;
  return {
    kind: 'Table',
    apiVersion,
    metadata,
    columnDefinitions: noHeaders ? null : columns.map(({ cell: _, ...definition }) => definition),
    rows: objects.map((object) => {
      const conditions = conditionsOf?.(object);
      return {
        cells: columns.map(({ cell }) => cell(object, nowMs)),
        ...(conditions === undefined ? {} : { conditions }),
        object: rowObject(object, includeObject, apiVersion),
      };
    }),
  };
}

function columnsOf(resource: TableResource): readonly Column[] {
  return resource.origin === 'custom'
    ? customColumns(resource.printerColumns)
    : (builtinColumns[keyOf(resource)] ?? defaultColumns);
}

function keyOf({ group, kind }: TableResource): string {
  return `${group}/${kind}`;
}

function rowObject(object: TableObject, include: TableOptions['includeObject'], apiVersion: string): unknown {
  switch (include) {
    case 'None':
      return null;
    case 'Object':
      return object;
    default:
      return { kind: 'PartialObjectMetadata', apiVersion, metadata: object.metadata };
  }
}
