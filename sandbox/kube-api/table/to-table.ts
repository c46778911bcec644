import type { ResourceDefinition } from '../registry/resource-definition.ts';
import {
  configMapPrinter,
  defaultPrinter,
  leasePrinter,
  namespacePrinter,
  secretPrinter,
  serviceAccountPrinter,
} from './core-tables.ts';
import { customPrinter } from './custom-columns.ts';
import { eventPrinter } from './event-table.ts';
import { nodePrinter } from './node-table.ts';
import { podPrinter } from './pod-table.ts';
import { roleBindingPrinter } from './rbac-tables.ts';
import { endpointsPrinter, servicePrinter } from './service-tables.ts';
import type { KindPrinter, TableColumn, TableObject, TableRow } from './table-types.ts';
import {
  controllerRevisionPrinter,
  cronJobPrinter,
  daemonSetPrinter,
  deploymentPrinter,
  jobPrinter,
  replicaSetPrinter,
  statefulSetPrinter,
} from './workload-tables.ts';

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

const builtinPrinters: Record<string, KindPrinter> = {
  '/Namespace': namespacePrinter,
  '/Secret': secretPrinter,
  '/ConfigMap': configMapPrinter,
  '/Service': servicePrinter,
  '/Endpoints': endpointsPrinter,
  '/ServiceAccount': serviceAccountPrinter,
  '/Event': eventPrinter,
  '/Pod': podPrinter,
  '/Node': nodePrinter,
  'apps/Deployment': deploymentPrinter,
  'apps/ReplicaSet': replicaSetPrinter,
  'apps/StatefulSet': statefulSetPrinter,
  'apps/DaemonSet': daemonSetPrinter,
  'apps/ControllerRevision': controllerRevisionPrinter,
  'batch/Job': jobPrinter,
  'batch/CronJob': cronJobPrinter,
  'coordination.k8s.io/Lease': leasePrinter,
  'rbac.authorization.k8s.io/RoleBinding': roleBindingPrinter,
  'rbac.authorization.k8s.io/ClusterRoleBinding': roleBindingPrinter,
};

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
  const printer = printerOf(resource);
  return {
    kind: 'Table',
    apiVersion,
    metadata,
    columnDefinitions: noHeaders ? null : printer.columns,
    rows: objects.map((object) => {
      const conditions = printer.conditions?.(object);
      return {
        cells: printer.cells(object, nowMs),
        ...(conditions === undefined ? {} : { conditions }),
        object: rowObject(object, includeObject, apiVersion),
      };
    }),
  };
}

function printerOf({ group, kind, origin, printerColumns }: TableResource): KindPrinter {
  return origin === 'custom'
    ? customPrinter(printerColumns)
    : (builtinPrinters[`${group}/${kind}`] ?? defaultPrinter);
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
