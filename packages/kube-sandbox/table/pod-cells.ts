import type { RowConditions, TableMetadata } from './table-types.ts';

interface ContainerStatus {
  ready?: boolean;
  restartCount?: number;
  state?: {
    waiting?: { reason?: string };
    running?: object;
    terminated?: { reason?: string; exitCode?: number; signal?: number };
  };
}

export interface PrintedPod {
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

/** Tells that a pod has ended, and how. */
export const podConditions: RowConditions = (object) => {
  const phase = (object as PrintedPod).status?.phase;
  if (phase === 'Succeeded') {
    const message = 'The pod has completed successfully.';
    return [{ type: 'Completed', status: 'True', reason: 'Succeeded', message }];
  }
  return phase === 'Failed'
    ? [{ type: 'Completed', status: 'True', reason: 'Failed', message: 'The pod failed.' }]
    : undefined;
};

interface PodSummary {
  reason: string;
  restarts: number;
  ready: number;
}

/** What the states of a pod's containers come to. */
export function summarizePod(pod: PrintedPod): PodSummary {
  const phase = pod.status?.reason || pod.status?.phase || '';
  const summary = initSummary(pod) ?? containerSummary(pod, phase);
  if (pod.metadata.deletionTimestamp) {
    summary.reason = pod.status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  return summary;
}

function initSummary(pod: PrintedPod): PodSummary | undefined {
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

function containerSummary(pod: PrintedPod, phase: string): PodSummary {
  const summary: PodSummary = { reason: phase, restarts: 0, ready: 0 };
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

/** How many of the readiness gates are true, `1/2`. */
export function readinessGates(pod: PrintedPod): string {
  const gates = pod.spec?.readinessGates ?? [];
  if (gates.length === 0) {
    return '<none>';
  }
  const isTrue = (name: string) =>
    pod.status?.conditions?.find((condition) => condition.type === name)?.status === 'True';
  return `${gates.filter((gate) => isTrue(gate.conditionType)).length}/${gates.length}`;
}
