import type { Condition } from '#lib/domain/kubernetes/kube-object.ts';
import type { ContainerEnvironment } from '#lib/domain/kubernetes/pod-environment.ts';
import type { ContainerState, ContainerStatus, Pod, PodContainer, PodStatus } from './workload-types.ts';

export interface PodFacts {
  environment: readonly ContainerEnvironment[];
  /** What the pod's volumes refer to and is not there. */
  missingVolumes: readonly string[];
  /** The pod's containers have had the time to start. */
  startable: boolean;
  podIp: string;
  hostIp: string;
  nowIso: string;
}

export interface PodDecision {
  status: PodStatus;
  /** Texts of what keeps containers from starting, by container. */
  problems: { container: string; message: string }[];
}

/** The status of a pod on the sandbox's node: containers wait for what they refer to, then count as running. Nothing runs. */
export function decidePod(pod: Pod, facts: PodFacts): PodDecision {
  const { nowIso, hostIp, startable } = facts;
  const canStart = startable && facts.missingVolumes.length === 0;
  const containers = pod.spec.containers.map((container) => containerStatus(pod, container, facts, canStart));
  const unready = containers.filter(({ ready }) => !ready).map(({ name }) => name);
  const isRunning = containers.some(({ state }) => state.running !== undefined);
  const notReady = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
  };
  const readiness =
    unready.length === 0 ? { status: 'True' as const } : { status: 'False' as const, ...notReady };
  const conditions: Condition[] = [
    { type: 'Initialized', status: 'True' },
    { type: 'Ready', ...readiness },
    { type: 'ContainersReady', ...readiness },
    { type: 'PodScheduled', status: 'True' },
  ].map((condition) => keepTransition(condition as Condition, pod.status?.conditions ?? [], nowIso));
  const inits = (pod.spec.initContainers ?? []).map((container) => completedStatus(pod, container, nowIso));
  return {
    status: {
      ...pod.status,
      phase: isRunning ? 'Running' : 'Pending',
      hostIP: hostIp,
      ...(isRunning ? { podIP: facts.podIp, podIPs: [{ ip: facts.podIp }] } : {}),
      startTime: pod.status?.startTime ?? nowIso,
      conditions,
      ...(inits.length === 0 ? {} : { initContainerStatuses: inits }),
      containerStatuses: containers,
    },
    problems: startable ? problemsOf(facts.environment) : [],
  };
}

/** The status of a pod whose containers have all ended well. */
export function completedPod(pod: Pod, nowIso: string): PodStatus {
  const conditions: Condition[] = [
    { type: 'Initialized', status: 'True', reason: 'PodCompleted' },
    { type: 'Ready', status: 'False', reason: 'PodCompleted' },
    { type: 'ContainersReady', status: 'False', reason: 'PodCompleted' },
    { type: 'PodScheduled', status: 'True' },
  ].map((condition) => keepTransition(condition as Condition, pod.status?.conditions ?? [], nowIso));
  const containerStatuses = pod.status?.containerStatuses?.map((status) => ({
    ...status,
    ready: false,
    started: false,
    state: {
      terminated: {
        exitCode: 0,
        reason: 'Completed',
        startedAt: status.state.running?.startedAt ?? nowIso,
        finishedAt: nowIso,
      },
    },
  }));
  return {
    ...pod.status,
    phase: 'Succeeded',
    conditions,
    ...(containerStatuses === undefined ? {} : { containerStatuses }),
  };
}

function problemsOf(environment: readonly ContainerEnvironment[]): PodDecision['problems'] {
  return environment.flatMap(({ container, problem }) =>
    problem === undefined ? [] : [{ container, message: problem }],
  );
}

function containerStatus(
  pod: Pod,
  container: PodContainer,
  facts: PodFacts,
  canStart: boolean,
): ContainerStatus {
  const before = pod.status?.containerStatuses?.find(({ name }) => name === container.name);
  if (before?.state.running !== undefined) {
    return before;
  }
  const problem = facts.environment.find((candidate) => candidate.container === container.name)?.problem;
  const state = containerState(canStart, problem, facts.nowIso);
  const running = state.running !== undefined;
  return {
    name: container.name,
    state,
    lastState: {},
    ready: running,
    restartCount: 0,
    image: container.image ?? '',
    imageID: '',
    ...(running ? { containerID: `sandbox://${pod.metadata.uid ?? ''}/${container.name}` } : {}),
    started: running,
  };
}

function containerState(canStart: boolean, problem: string | undefined, nowIso: string): ContainerState {
  if (!canStart) {
    return { waiting: { reason: 'ContainerCreating' } };
  }
  return problem === undefined
    ? { running: { startedAt: nowIso } }
    : { waiting: { reason: 'CreateContainerConfigError', message: problem } };
}

function completedStatus(pod: Pod, container: PodContainer, nowIso: string): ContainerStatus {
  const before = pod.status?.initContainerStatuses?.find(({ name }) => name === container.name);
  return (
    before ?? {
      name: container.name,
      state: { terminated: { exitCode: 0, reason: 'Completed', startedAt: nowIso, finishedAt: nowIso } },
      lastState: {},
      ready: true,
      restartCount: 0,
      image: container.image ?? '',
      imageID: '',
    }
  );
}

function keepTransition(condition: Condition, before: readonly Condition[], nowIso: string): Condition {
  const known = before.find(({ type }) => type === condition.type);
  const kept = known?.status === condition.status ? known.lastTransitionTime : undefined;
  return { ...condition, lastTransitionTime: kept ?? nowIso };
}
