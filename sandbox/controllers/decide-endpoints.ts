import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { hasLabels } from '#lib/domain/kubernetes/label-selector.ts';
import { isReady } from '#sandbox/workloads/decide-replica-set.ts';
import type { Pod } from '#sandbox/workloads/workload-types.ts';

export interface Service extends KubeObject {
  spec: {
    selector?: Record<string, string>;
    ports?: { name?: string; port: number; targetPort?: number | string; protocol?: string }[];
    publishNotReadyAddresses?: boolean;
    clusterIP?: string;
    type?: string;
  };
}

interface EndpointAddress {
  ip: string;
  nodeName?: string;
  targetRef: { kind: 'Pod'; namespace: string; name: string; uid: string };
}

interface EndpointPort {
  name?: string;
  port: number;
  protocol: string;
}

export interface EndpointSubset {
  addresses?: EndpointAddress[];
  notReadyAddresses?: EndpointAddress[];
  ports?: EndpointPort[];
}

export interface Endpoints extends KubeObject {
  subsets?: EndpointSubset[];
}

/** Subsets of a Service's Endpoints: the addresses of the pods its selector matches, grouped by the ports they offer. */
export function decideEndpoints(service: Service, pods: readonly Pod[]): EndpointSubset[] {
  const groups = new Map<string, EndpointSubset>();
  const matching = pods
    .filter((pod) => hasLabels(pod.metadata.labels, service.spec.selector) && isAddressable(pod))
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  for (const pod of matching) {
    const ports = portsOf(service, pod);
    if (ports === undefined) {
      continue;
    }
    const key = JSON.stringify(ports);
    const subset = groups.get(key) ?? { ...(ports.length === 0 ? {} : { ports }) };
    const isOffered = isReady(pod) || service.spec.publishNotReadyAddresses === true;
    const list = isOffered ? 'addresses' : 'notReadyAddresses';
    groups.set(key, { ...subset, [list]: [...(subset[list] ?? []), addressOf(pod)] });
  }
  return [...groups.values()];
}

function isAddressable(pod: Pod): boolean {
  const { phase, podIP } = pod.status ?? {};
  const ended = phase === 'Succeeded' || phase === 'Failed';
  return podIP !== undefined && !ended && pod.metadata.deletionTimestamp === undefined;
}

/** The ports this pod offers for the Service; undefined where it offers none of them. */
function portsOf(service: Service, pod: Pod): EndpointPort[] | undefined {
  const wanted = service.spec.ports ?? [];
  const found = wanted.flatMap(({ name, port, targetPort, protocol = 'TCP' }) => {
    const number = targetNumber(pod, targetPort ?? port);
    return number === undefined ? [] : [{ ...(name ? { name } : {}), port: number, protocol }];
  });
  return wanted.length > 0 && found.length === 0 ? undefined : found;
}

function targetNumber(pod: Pod, target: number | string): number | undefined {
  if (typeof target === 'number') {
    return target;
  }
  const named = pod.spec.containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === target);
  return named?.containerPort;
}

function addressOf(pod: Pod): EndpointAddress {
  const { name, namespace = '', uid = '' } = pod.metadata;
  return {
    ip: pod.status?.podIP ?? '',
    ...(pod.spec.nodeName === undefined ? {} : { nodeName: pod.spec.nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}
