import { ageOf } from './human-duration.ts';
import {
  ageColumn,
  type Cell,
  column,
  type KindPrinter,
  nameColumn,
  type TableMetadata,
  wide,
} from './table-types.ts';

interface ContainerStatus {
  ready?: boolean;
  restartCount?: number;
  state?: {
    waiting?: { reason?: string };
    running?: object;
    terminated?: { reason?: string; exitCode?: number; signal?: number };
  };
}

interface PrintedPod {
  metadata: TableMetadata;
  spec?: {
    nodeName?: string;
    containers?: unknown[];
    initContainers?: unknown[];
    readinessGates?: { conditionType: string }[];
  };
  status?: {
    phase?: string;
    reason?: string;
    podIP?: string;
    podIPs?: { ip?: string }[];
    nominatedNodeName?: string;
    conditions?: { type: string; status: string }[];
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
  };
}

export const podPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Ready', 'string', 'How many of the containers are ready.'),
    column('Status', 'string', 'The aggregate status of the containers in this pod.'),
    column('Restarts', 'integer', 'How often the containers of this pod have been restarted.'),
    ageColumn,
    wide(column('IP', 'string', 'IP address allocated to the pod.')),
    wide(column('Node', 'string', 'The node that the pod runs on.')),
    wide(column('Nominated Node', 'string', 'The node that the pod may preempt others on.')),
    wide(column('Readiness Gates', 'string', 'How many of the readiness gates are true.')),
  ],
  cells(object, nowMs) {
    const pod = object as PrintedPod;
    const { reason, restarts, ready } = summarize(pod);
    const cells: Cell[] = [
      pod.metadata.name,
      `${ready}/${pod.spec?.containers?.length ?? 0}`,
      reason,
      restarts,
      ageOf(pod.metadata.creationTimestamp, nowMs),
      pod.status?.podIPs?.[0]?.ip || pod.status?.podIP || '<none>',
      pod.spec?.nodeName || '<none>',
      pod.status?.nominatedNodeName || '<none>',
      readinessGates(pod),
    ];
    return cells;
  },
  conditions(object) {
    const phase = (object as PrintedPod).status?.phase;
    if (phase === 'Succeeded') {
      const message = 'The pod has completed successfully.';
      return [{ type: 'Completed', status: 'True', reason: 'Succeeded', message }];
    }
    return phase === 'Failed'
      ? [{ type: 'Completed', status: 'True', reason: 'Failed', message: 'The pod failed.' }]
      : undefined;
  },
};

interface Summary {
  reason: string;
  restarts: number;
  ready: number;
}

function summarize(pod: PrintedPod): Summary {
  const phase = pod.status?.reason || pod.status?.phase || '';
  const summary = initSummary(pod) ?? containerSummary(pod, phase);
  if (pod.metadata.deletionTimestamp) {
    summary.reason = pod.status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  return summary;
}

function initSummary(pod: PrintedPod): Summary | undefined {
  const statuses = pod.status?.initContainerStatuses ?? [];
  let restarts = 0;
  for (const [at, { state, restartCount = 0 }] of statuses.entries()) {
    restarts += restartCount;
    if (state?.terminated?.exitCode === 0) {
      continue;
    }
    const waiting = state?.waiting?.reason;
    const ended = state?.terminated === undefined ? undefined : terminatedText(state.terminated);
    const shown = waiting === 'PodInitializing' ? undefined : waiting;
    const total = pod.spec?.initContainers?.length ?? statuses.length;
    return { reason: `Init:${ended ?? shown ?? `${at}/${total}`}`, restarts, ready: 0 };
  }
  return undefined;
}

function containerSummary(pod: PrintedPod, phase: string): Summary {
  const summary: Summary = { reason: phase, restarts: 0, ready: 0 };
  let running = false;
  for (const { state, ready, restartCount = 0 } of (pod.status?.containerStatuses ?? []).toReversed()) {
    summary.restarts += restartCount;
    if (state?.waiting?.reason) {
      summary.reason = state.waiting.reason;
    } else if (state?.terminated !== undefined) {
      summary.reason = terminatedText(state.terminated);
    } else if (ready && state?.running !== undefined) {
      running = true;
      summary.ready++;
    }
  }
  if (summary.reason === 'Completed' && running) {
    const isReady = pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
    summary.reason = isReady ? 'Running' : 'NotReady';
  }
  return summary;
}

function terminatedText(ended: { reason?: string; exitCode?: number; signal?: number }): string {
  if (ended.reason) {
    return ended.reason;
  }
  return ended.signal ? `Signal:${ended.signal}` : `ExitCode:${ended.exitCode ?? 0}`;
}

function readinessGates(pod: PrintedPod): string {
  const gates = pod.spec?.readinessGates ?? [];
  if (gates.length === 0) {
    return '<none>';
  }
  const isTrue = (name: string) =>
    pod.status?.conditions?.find((condition) => condition.type === name)?.status === 'True';
  return `${gates.filter((gate) => isTrue(gate.conditionType)).length}/${gates.length}`;
}
