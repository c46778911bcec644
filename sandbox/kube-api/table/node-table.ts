import { ageOf } from './human-duration.ts';
import { ageColumn, column, type KindPrinter, nameColumn, type TableMetadata, wide } from './table-types.ts';

interface PrintedNode {
  metadata: TableMetadata;
  spec?: { unschedulable?: boolean };
  status?: {
    conditions?: { type: string; status: string }[];
    addresses?: { type: string; address: string }[];
    nodeInfo?: {
      kubeletVersion?: string;
      osImage?: string;
      kernelVersion?: string;
      containerRuntimeVersion?: string;
    };
  };
}

const rolePrefix = 'node-role.kubernetes.io/';
const roleLabel = 'kubernetes.io/role';

export const nodePrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Status', 'string', 'The status of the node'),
    column('Roles', 'string', 'The roles of the node'),
    ageColumn,
    column('Version', 'string', 'Kubelet Version reported by the node.'),
    wide(column('Internal-IP', 'string', 'Address of the node inside the cluster.')),
    wide(column('External-IP', 'string', 'Address of the node outside the cluster.')),
    wide(column('OS-Image', 'string', 'Operating system reported by the node.')),
    wide(column('Kernel-Version', 'string', 'Kernel version reported by the node.')),
    wide(column('Container-Runtime', 'string', 'Container runtime reported by the node.')),
  ],
  cells(object, nowMs) {
    const node = object as PrintedNode;
    const info = node.status?.nodeInfo ?? {};
    return [
      node.metadata.name,
      statusText(node),
      rolesOf(node).join(',') || '<none>',
      ageOf(node.metadata.creationTimestamp, nowMs),
      info.kubeletVersion ?? '',
      addressOf(node, 'InternalIP'),
      addressOf(node, 'ExternalIP'),
      info.osImage || '<unknown>',
      info.kernelVersion || '<unknown>',
      info.containerRuntimeVersion || '<unknown>',
    ];
  },
};

function statusText(node: PrintedNode): string {
  const ready = node.status?.conditions?.find((condition) => condition.type === 'Ready');
  const readiness = ready?.status === 'True' ? 'Ready' : 'NotReady';
  const status = ready === undefined ? 'Unknown' : readiness;
  return node.spec?.unschedulable ? `${status},SchedulingDisabled` : status;
}

function rolesOf(node: PrintedNode): string[] {
  const roles = new Set<string>();
  for (const [label, value] of Object.entries(node.metadata.labels ?? {})) {
    const role = label.startsWith(rolePrefix) ? label.slice(rolePrefix.length) : '';
    if (role !== '') {
      roles.add(role);
    } else if (label === roleLabel && value !== '') {
      roles.add(value);
    }
  }
  return [...roles].sort();
}

function addressOf(node: PrintedNode, type: string): string {
  return node.status?.addresses?.find((address) => address.type === type)?.address ?? '<none>';
}
