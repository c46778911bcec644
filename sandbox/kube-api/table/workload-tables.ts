import { ageOf, humanDuration } from './human-duration.ts';
import { labelText, selectorText } from './label-text.ts';
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

function wideCells(workload: Pick<PrintedWorkload, 'spec'>): string[] {
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

export const statefulSetPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Ready', 'string', 'Number of the pod with ready state'),
    ageColumn,
    ...wideColumns.slice(0, 2),
  ],
  cells(object, nowMs) {
    const set = object as PrintedWorkload;
    return [
      set.metadata.name,
      `${set.status?.readyReplicas ?? 0}/${set.spec?.replicas ?? 1}`,
      ageOf(set.metadata.creationTimestamp, nowMs),
      ...wideCells(set).slice(0, 2),
    ];
  },
};

interface PrintedDaemonSet extends Omit<PrintedWorkload, 'status'> {
  spec?: PrintedWorkload['spec'] & { template?: { spec?: { nodeSelector?: Record<string, string> } } };
  status?: {
    desiredNumberScheduled?: number;
    currentNumberScheduled?: number;
    numberReady?: number;
    updatedNumberScheduled?: number;
    numberAvailable?: number;
  };
}

export const daemonSetPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Desired', 'integer', 'Number of nodes that should run the pod.'),
    column('Current', 'integer', 'Number of nodes that run the pod.'),
    column('Ready', 'integer', 'Number of nodes whose pod is ready.'),
    column('Up-to-date', 'integer', 'Number of nodes whose pod has the wanted template.'),
    column('Available', 'integer', 'Number of nodes whose pod has been ready for long enough.'),
    column('Node Selector', 'string', 'Labels of the nodes that should run the pod.'),
    ageColumn,
    ...wideColumns,
  ],
  cells(object, nowMs) {
    const set = object as PrintedDaemonSet;
    const { status = {} } = set;
    return [
      set.metadata.name,
      status.desiredNumberScheduled ?? 0,
      status.currentNumberScheduled ?? 0,
      status.numberReady ?? 0,
      status.updatedNumberScheduled ?? 0,
      status.numberAvailable ?? 0,
      labelText(set.spec?.template?.spec?.nodeSelector),
      ageOf(set.metadata.creationTimestamp, nowMs),
      ...wideCells(set),
    ];
  },
};

interface PrintedJob extends Omit<PrintedWorkload, 'status'> {
  spec?: PrintedWorkload['spec'] & { completions?: number; parallelism?: number };
  status?: { succeeded?: number; startTime?: string; completionTime?: string };
}

export const jobPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Completions', 'string', 'Number of pods that have succeeded.'),
    column('Duration', 'string', 'Time required to complete the job.'),
    ageColumn,
    ...wideColumns,
  ],
  cells(object, nowMs) {
    const job = object as PrintedJob;
    const { spec, status = {} } = job;
    const parallelism = spec?.parallelism ?? 1;
    const wanted = spec?.completions ?? (parallelism > 1 ? `1 of ${parallelism}` : 1);
    const endMs = status.completionTime === undefined ? nowMs : Date.parse(status.completionTime);
    return [
      job.metadata.name,
      `${status.succeeded ?? 0}/${wanted}`,
      status.startTime === undefined ? '' : humanDuration(endMs - Date.parse(status.startTime)),
      ageOf(job.metadata.creationTimestamp, nowMs),
      ...wideCells(job),
    ];
  },
};

interface PrintedCronJob {
  metadata: TableMetadata;
  spec?: { schedule?: string; suspend?: boolean; jobTemplate?: { spec?: PrintedWorkload['spec'] } };
  status?: { active?: unknown[]; lastScheduleTime?: string };
}

export const cronJobPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Schedule', 'string', 'When the jobs are started, in cron format.'),
    column('Suspend', 'boolean', 'Whether further jobs are held back.'),
    column('Active', 'integer', 'Number of jobs that are running.'),
    column('Last Schedule', 'string', 'When a job was last started.'),
    ageColumn,
    ...wideColumns,
  ],
  cells(object, nowMs) {
    const cronJob = object as PrintedCronJob;
    const { metadata, spec, status = {} } = cronJob;
    const job = spec?.jobTemplate?.spec;
    return [
      metadata.name,
      spec?.schedule ?? '',
      spec?.suspend === true ? 'True' : 'False',
      status.active?.length ?? 0,
      status.lastScheduleTime === undefined ? '<none>' : ageOf(status.lastScheduleTime, nowMs),
      ageOf(metadata.creationTimestamp, nowMs),
      ...wideCells(job === undefined ? {} : { spec: job }),
    ];
  },
};

interface PrintedRevision {
  metadata: TableMetadata & {
    ownerReferences?: { apiVersion: string; kind: string; name: string; controller?: boolean }[];
  };
  revision?: number;
}

export const controllerRevisionPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Controller', 'string', 'Controller of the object'),
    column('Revision', 'string', 'Number of the state that it keeps.'),
    ageColumn,
  ],
  cells(object, nowMs) {
    const { metadata, revision = 0 } = object as PrintedRevision;
    const owner = metadata.ownerReferences?.find((reference) => reference.controller === true);
    const [group] = owner?.apiVersion.split('/') ?? [];
    return [
      metadata.name,
      owner === undefined ? '<none>' : `${owner.kind.toLowerCase()}.${group}/${owner.name}`,
      revision,
      ageOf(metadata.creationTimestamp, nowMs),
    ];
  },
};
