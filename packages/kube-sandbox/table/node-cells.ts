import type { TableMetadata } from './table-types.ts';

export interface PrintedNode {
  metadata: TableMetadata;
  spec?: { unschedulable?: boolean };
  status?: {
    conditions?: { type: string; status: string }[];
    addresses?: { type: string; address: string }[];
  };
}

const rolePrefix = 'node-role.kubernetes.io/';
const roleLabel = 'kubernetes.io/role';

/** `Ready`, `NotReady` or `Unknown`, and whether pods may be scheduled. */
export function nodeStatus(node: PrintedNode): string {
  const ready = node.status?.conditions?.find((condition) => condition.type === 'Ready');
  const readiness = ready?.status === 'True' ? 'Ready' : 'NotReady';
  const status = ready === undefined ? 'Unknown' : readiness;
  return node.spec?.unschedulable ? `${status},SchedulingDisabled` : status;
}

/** The roles that a node's labels name. */
export function nodeRoles(node: PrintedNode): string {
  const roles = new Set<string>();
  for (const [label, value] of Object.entries(node.metadata.labels ?? {})) {
    const role = label.startsWith(rolePrefix) ? label.slice(rolePrefix.length) : '';
    if (role !== '') {
      roles.add(role);
    } else if (label === roleLabel && value !== '') {
      roles.add(value);
    }
  }
  return [...roles].sort().join(',') || '<none>';
}

/** The first address of a type. */
export function nodeAddress(node: PrintedNode, type: string): string {
  return node.status?.addresses?.find((address) => address.type === type)?.address ?? '<none>';
}
