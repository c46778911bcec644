import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';

export const sandboxNodeName = 'sandbox';
export const sandboxNodeIp = '10.0.0.1';
export const sandboxNodeLabels = {
  'kubernetes.io/hostname': sandboxNodeName,
  'kubernetes.io/os': 'linux',
  'kubernetes.io/arch': 'amd64',
};

interface SandboxNode extends KubeObject {
  spec: { podCIDR: string };
  status: Record<string, unknown>;
}

/** Makes sure that the one simulated node exists and is Ready. */
export async function ensureSandboxNode(
  kube: KubeClient,
  kubeletVersion: string,
  nowIso: string,
): Promise<void> {
  const status = nodeStatus(kubeletVersion, nowIso);
  const node: SandboxNode = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: sandboxNodeName,
      labels: sandboxNodeLabels,
    },
    spec: { podCIDR: '10.244.0.0/16' },
    status,
  };
  const existing = await kube.find<SandboxNode>(kinds.nodes, sandboxNodeName);
  const stored =
    existing ??
    (await createUnlessThere(kube, kinds.nodes, node)) ??
    (await kube.get<SandboxNode>(kinds.nodes, sandboxNodeName));
  await kube.replaceStatus(kinds.nodes, { ...stored, status });
}

function nodeStatus(kubeletVersion: string, nowIso: string): Record<string, unknown> {
  const capacity = { cpu: '8', memory: '16Gi', pods: '1000' };
  const condition = (type: string, status: Condition['status'], reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: nowIso,
    lastTransitionTime: nowIso,
  });
  return {
    capacity,
    allocatable: capacity,
    addresses: [
      { type: 'InternalIP', address: sandboxNodeIp },
      { type: 'Hostname', address: sandboxNodeName },
    ],
    conditions: [
      condition('MemoryPressure', 'False', 'Simulated', 'the sandbox runs no containers'),
      condition('DiskPressure', 'False', 'Simulated', 'the sandbox runs no containers'),
      condition('PIDPressure', 'False', 'Simulated', 'the sandbox runs no containers'),
      condition('Ready', 'True', 'Simulated', 'the sandbox simulates this node'),
    ],
    nodeInfo: {
      machineID: '',
      systemUUID: '',
      bootID: '',
      kernelVersion: '',
      osImage: 'Mooring sandbox (simulated)',
      containerRuntimeVersion: 'none://simulated',
      kubeletVersion,
      kubeProxyVersion: kubeletVersion,
      operatingSystem: 'linux',
      architecture: 'amd64',
    },
  };
}
