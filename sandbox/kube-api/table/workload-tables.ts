import { ageOf } from './human-duration.ts';
import { selectorText } from './label-text.ts';
import { ageColumn, column, type KindPrinter, nameColumn, type TableMetadata, wide } from './table-types.ts';

interface PrintedWorkload {
  metadata: TableMetadata;
  spec?: {
    replicas?: number;
    selector?: Parameters<typeof selectorText>[0];
    template?: { spec?: { containers?: { name: string; image?: string }[] } };
  };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
  };
}

const wideColumns = [
  wide(column('Containers', 'string', 'Names of each container in the template.')),
  wide(column('Images', 'string', 'Images referenced by each container in the template.')),
  wide(column('Selector', 'string', 'Label selector for pods.')),
];

function wideCells(workload: PrintedWorkload): string[] {
  const containers = workload.spec?.template?.spec?.containers ?? [];
  return [
    containers.map((container) => container.name).join(','),
    containers.map((container) => container.image ?? '').join(','),
    selectorText(workload.spec?.selector),
  ];
}

export const deploymentPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Ready', 'string', 'Number of the pod with ready state'),
    column('Up-to-date', 'string', 'Pods that have the wanted template.'),
    column('Available', 'string', 'Pods that have been ready for long enough.'),
    ageColumn,
    ...wideColumns,
  ],
  cells(object, nowMs) {
    const deployment = object as PrintedWorkload;
    const { readyReplicas = 0, updatedReplicas = 0, availableReplicas = 0 } = deployment.status ?? {};
    return [
      deployment.metadata.name,
      `${readyReplicas}/${deployment.spec?.replicas ?? 1}`,
      updatedReplicas,
      availableReplicas,
      ageOf(deployment.metadata.creationTimestamp, nowMs),
      ...wideCells(deployment),
    ];
  },
};

export const replicaSetPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Desired', 'integer', 'Number of desired replicas.'),
    column('Current', 'integer', 'Number of replicas that exist.'),
    column('Ready', 'integer', 'Number of ready replicas.'),
    ageColumn,
    ...wideColumns,
  ],
  cells(object, nowMs) {
    const set = object as PrintedWorkload;
    return [
      set.metadata.name,
      set.spec?.replicas ?? 1,
      set.status?.replicas ?? 0,
      set.status?.readyReplicas ?? 0,
      ageOf(set.metadata.creationTimestamp, nowMs),
      ...wideCells(set),
    ];
  },
};
