import type { ContainerEnvironment } from '#lib/domain/kubernetes/pod-environment.ts';
import { skippedVariablesReason } from '#lib/domain/kubernetes/skipped-variables-reason.ts';
import type { RecordEvent } from './record-event.ts';
import { skippedVariables } from './skipped-variables.ts';
import type { Pod } from './workload-types.ts';

interface PodNews {
  isStarting: boolean;
  problems: { container: string; message: string }[];
  environment: readonly ContainerEnvironment[];
}

const component = 'kubelet';

/** Tells, as a kubelet does, what keeps a pod's containers from starting, or that they have started. */
export function recordPodEvents(record: RecordEvent, pod: Pod, news: PodNews): void {
  const type = 'Warning';
  for (const { container, message } of news.problems) {
    const fieldPath = `spec.containers{${container}}`;
    record({ about: pod, type, reason: 'Failed', message: `Error: ${message}`, component, fieldPath });
  }
  if (!news.isStarting) {
    return;
  }
  for (const { message, count } of skippedVariables(pod.metadata.namespace ?? '', news.environment)) {
    record({ about: pod, type, reason: skippedVariablesReason, message, component, count });
  }
  for (const { name } of pod.spec.containers) {
    const fieldPath = `spec.containers{${name}}`;
    record({ about: pod, reason: 'Started', message: `Started container ${name}`, component, fieldPath });
  }
}
