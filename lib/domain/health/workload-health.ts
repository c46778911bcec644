import { findCondition } from '../kubernetes/conditions.ts';
import {
  type DaemonSet,
  type Deployment,
  isDeploymentRolledOut,
  type Pod,
  type StatefulSet,
} from '../kubernetes/workload.ts';
import { bad, busy, describeCondition, type NodeHealth, off, ok, warn } from './node-health.ts';
import type { RestartableKind } from './remedy.ts';

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

export function statefulSetHealth({ metadata, spec, status = {} }: StatefulSet): NodeHealth {
  if (metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const wanted = spec.replicas ?? 1;
  const isCurrent =
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    status.currentRevision === status.updateRevision;
  return wanted === 0 ? off('Scaled to 0') : readiness(isCurrent, status.readyReplicas ?? 0, wanted);
}

export function daemonSetHealth({ metadata, status = {} }: DaemonSet): NodeHealth {
  if (metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const wanted = status.desiredNumberScheduled ?? 0;
  const isCurrent =
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    (status.updatedNumberScheduled ?? 0) >= wanted;
  return readiness(isCurrent, status.numberReady ?? 0, wanted);
}

function readiness(isCurrent: boolean, ready: number, wanted: number): NodeHealth {
  return isCurrent && ready >= wanted
    ? ok(`${ready} of ${wanted} up`)
    : busy('Rolling out', {
        cause: 'The newest template does not run in every pod yet.',
        evidence: `${ready} of ${wanted} pods are ready.`,
        fix: 'Nothing to do yet. If it stays, look at the pods.',
      });
}

/** A pod that reads its variables once, at its start, and started before the Secret changed. */
export function stalePodHealth(
  secretName: string,
  workload: { kind: RestartableKind; namespace: string; name: string },
): NodeHealth {
  return warn('Old variables', {
    cause: 'The pod runs with values that have changed since it started.',
    evidence: `Secret ${secretName} is younger than the pod, and variables are read only at the start.`,
    fix: `Restart ${workload.name}: its pods are replaced one by one.`,
    remedy: { action: 'restart', ...workload },
  });
}

/**
 * A pod that started without some of the keys of its Secrets.
 * @param messages what the kubelet said of them.
 */
export function incompletePodHealth(messages: readonly string[]): NodeHealth {
  return warn('Variables left out', {
    cause: 'The pod lacks variables: keys of a Secret or ConfigMap are no names of variables.',
    evidence: [...new Set(messages)].join(' '),
    fix: 'Bind with a prefix that begins with a letter, or name the keys otherwise where they come from.',
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
