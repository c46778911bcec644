import type { DaemonSet, Deployment, Pod, StatefulSet } from '../kubernetes/workload.ts';
import type { NodeHealth } from './node-health.ts';
import { diagnose } from './rules/diagnose.ts';
import { podChain } from './rules/pod/chain.ts';
import type { PodFacts } from './rules/pod/facts.ts';
import { workloadChain } from './rules/workload/chain.ts';
import { daemonSetFacts, deploymentFacts, statefulSetFacts } from './rules/workload/facts.ts';

export function deploymentHealth(deployment: Deployment): NodeHealth {
  return diagnose(workloadChain, deploymentFacts(deployment));
}

export function statefulSetHealth(statefulSet: StatefulSet): NodeHealth {
  return diagnose(workloadChain, statefulSetFacts(statefulSet));
}

export function daemonSetHealth(daemonSet: DaemonSet): NodeHealth {
  return diagnose(workloadChain, daemonSetFacts(daemonSet));
}

/** @param variables what is known of the variables that the pod runs with. */
export function podHealth(pod: Pod, variables: Omit<PodFacts, 'pod'> = {}): NodeHealth {
  return diagnose(podChain, { pod, ...variables });
}
