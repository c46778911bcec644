import { findCondition } from './conditions.ts';
import { bad, busy, describeCondition, type NodeHealth, off, ok } from './node-health.ts';
import { type Deployment, isDeploymentRolledOut, type Pod } from './workload.ts';

export function deploymentHealth(deployment: Deployment): NodeHealth {
  if (deployment.metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const wanted = deployment.spec.replicas ?? 1;
  const progress = findCondition(deployment.status?.conditions, 'Progressing');
  const replicaFailure = findCondition(deployment.status?.conditions, 'ReplicaFailure');
  const stuck = [replicaFailure].find((condition) => condition?.status === 'True') ?? progress;
  if (stuck !== undefined && (stuck === replicaFailure || stuck.status === 'False')) {
    return bad('Rollout stuck', {
      cause: 'The new pods of the Deployment do not come up.',
      evidence: describeCondition(stuck),
      fix: 'Look at the pods and their events; correct the image, the quota or what the message names.',
    });
  }
  if (wanted === 0) {
    return off('Scaled to 0');
  }
  if (isDeploymentRolledOut(deployment)) {
    return ok(`${deployment.status?.availableReplicas ?? 0} of ${wanted} up`);
  }
  return busy('Rolling out', {
    cause: 'The newest template does not run in every pod yet.',
    evidence: `${deployment.status?.updatedReplicas ?? 0} of ${wanted} pods are up to date, ${deployment.status?.availableReplicas ?? 0} available.`,
    fix: 'Nothing to do yet. If it stays, look at the pods.',
  });
}

interface ContainerState {
  name: string;
  state?: { waiting?: { reason?: string; message?: string }; terminated?: { reason?: string } };
}

/** Waiting reasons that go away by themselves. */
const startingReasons = new Set(['ContainerCreating', 'PodInitializing']);

export function podHealth(pod: Pod): NodeHealth {
  if (pod.metadata.deletionTimestamp !== undefined) {
    return busy('Stopping');
  }
  const states =
    (pod.status as { containerStatuses?: ContainerState[] } | undefined)?.containerStatuses ?? [];
  const waiting = states.find(
    ({ state }) => state?.waiting?.reason !== undefined && !startingReasons.has(state.waiting.reason),
  );
  if (waiting !== undefined) {
    const { reason = '', message = '' } = waiting.state?.waiting ?? {};
    return bad(reason, {
      cause: `Container ${waiting.name} does not start.`,
      evidence: message === '' ? `Its state is waiting, ${reason}.` : `${reason}: ${message}`,
      fix:
        reason === 'CreateContainerConfigError'
          ? 'A Secret or ConfigMap that the pod needs is missing: look at the binding before it in the chain.'
          : 'Correct what the message names: the image, the command or what the container needs.',
    });
  }
  const phase = pod.status?.phase ?? 'Pending';
  if (phase === 'Running' || phase === 'Succeeded') {
    return ok(phase);
  }
  if (phase === 'Failed' || phase === 'Unknown') {
    return bad(phase, {
      cause: 'The pod does not run.',
      evidence: `Its phase is ${phase}.`,
      fix: 'Look at the events and logs of the pod; its Deployment starts another one.',
    });
  }
  const scheduled = findCondition(pod.status?.conditions, 'PodScheduled');
  if (scheduled?.status === 'False') {
    return bad('Not scheduled', {
      cause: 'No node takes the pod.',
      evidence: describeCondition(scheduled),
      fix: 'Free room on a node, or change what the pod asks for.',
    });
  }
  return busy('Starting');
}
