import { roleText, subjectNames } from './binding-cells.ts';
import { ageAt, ageColumn, at, column, countAt, createdAtColumn, nameColumn, wide } from './column.ts';
import {
  eventCount,
  firstSeen,
  involvedText,
  lastSeen,
  type PrintedEvent,
  sourceText,
} from './event-cells.ts';
import { labelText } from './label-text.ts';
import { nodeAddress, nodeRoles, nodeStatus, type PrintedNode } from './node-cells.ts';
import { type PrintedPod, podConditions, readinessGates, summarizePod } from './pod-cells.ts';
import { endpointsText, externalIp, type PrintedService, portText } from './service-cells.ts';
import type { Column, RowConditions } from './table-types.ts';
import {
  completionsText,
  containersText,
  controllerText,
  jobDuration,
  nodeSelectorText,
  type PrintedWorkload,
  podSelectorText,
  readyText,
} from './workload-cells.ts';

const containerColumns = [
  wide(column('Containers', 'string', 'Names of each container in the template.', containersText('name'))),
  wide(
    column(
      'Images',
      'string',
      'Images referenced by each container in the template.',
      containersText('image'),
    ),
  ),
];
const selectorColumn = wide(column('Selector', 'string', 'Label selector for pods.', podSelectorText));

const bindingColumns = [
  nameColumn,
  column('Role', 'string', 'The role that is granted.', roleText),
  ageColumn,
  wide(column('Users', 'string', 'Users in the binding', subjectNames('User'))),
  wide(column('Groups', 'string', 'Groups in the binding', subjectNames('Group'))),
  wide(column('ServiceAccounts', 'string', 'ServiceAccounts in the binding', subjectNames('ServiceAccount'))),
];

/** The columns that `kubectl get` shows of built-in kinds, by group and kind; the names and order of Kubernetes. */
export const builtinColumns: { readonly [groupAndKind: string]: readonly Column[] } = {
  '/Namespace': [
    nameColumn,
    column('Status', 'string', 'The status of the namespace', at('status.phase')),
    ageColumn,
  ],
  '/Secret': [
    nameColumn,
    column('Type', 'string', 'What the data is for.', at('type', 'Opaque')),
    column('Data', 'string', 'How many entries the secret has.', countAt('data')),
    ageColumn,
  ],
  '/ConfigMap': [
    nameColumn,
    column('Data', 'string', 'How many entries the map has.', countAt('data', 'binaryData')),
    ageColumn,
  ],
  '/ServiceAccount': [
    nameColumn,
    column('Secrets', 'string', 'How many secrets pods of this account may use.', countAt('secrets')),
    ageColumn,
  ],
  '/Service': [
    nameColumn,
    column('Type', 'string', 'How the Service is exposed.', at('spec.type', 'ClusterIP')),
    column(
      'Cluster-IP',
      'string',
      'The IP address of the service.',
      at(['spec.clusterIPs.0', 'spec.clusterIP'], '<none>'),
    ),
    column(
      'External-IP',
      'string',
      'Addresses outside the cluster for which traffic is accepted.',
      externalIp,
    ),
    column('Port(s)', 'string', 'The list of ports that are exposed by this service.', portText),
    ageColumn,
    wide(
      column<PrintedService>(
        'Selector',
        'string',
        'Labels of the pods that traffic is routed to.',
        ({ spec }) => labelText(spec?.selector),
      ),
    ),
  ],
  '/Endpoints': [
    nameColumn,
    column('Endpoints', 'string', 'Addresses and ports of all subsets.', endpointsText),
    ageColumn,
  ],
  '/Event': [
    column('Last Seen', 'string', 'When this event was last seen.', lastSeen),
    column('Type', 'string', 'Type of this event (Normal, Warning).', at('type')),
    column('Reason', 'string', 'A short word for the reason of the transition.', at('reason')),
    column('Object', 'string', 'The object that this event is about.', involvedText),
    wide(
      column(
        'Subobject',
        'string',
        'The part of the object that this event is about.',
        at('involvedObject.fieldPath'),
      ),
    ),
    wide(column('Source', 'string', 'The component reporting this event.', sourceText)),
    column<PrintedEvent>(
      'Message',
      'string',
      'A human-readable description of the status of this operation.',
      ({ message = '' }) => message.trim(),
    ),
    wide(column('First Seen', 'string', 'When this event was first seen.', firstSeen)),
    wide(column('Count', 'string', 'How often this event has occurred.', eventCount)),
    wide(nameColumn),
  ],
  '/Pod': [
    nameColumn,
    column<PrintedPod>(
      'Ready',
      'string',
      'How many of the containers are ready.',
      (pod) => `${summarizePod(pod).ready}/${pod.spec?.containers?.length ?? 0}`,
    ),
    column<PrintedPod>(
      'Status',
      'string',
      'The aggregate status of the containers in this pod.',
      (pod) => summarizePod(pod).reason,
    ),
    column<PrintedPod>(
      'Restarts',
      'integer',
      'How often the containers of this pod have been restarted.',
      (pod) => summarizePod(pod).restarts,
    ),
    ageColumn,
    wide(
      column(
        'IP',
        'string',
        'IP address allocated to the pod.',
        at(['status.podIPs.0.ip', 'status.podIP'], '<none>'),
      ),
    ),
    wide(column('Node', 'string', 'The node that the pod runs on.', at('spec.nodeName', '<none>'))),
    wide(
      column(
        'Nominated Node',
        'string',
        'The node that the pod may preempt others on.',
        at('status.nominatedNodeName', '<none>'),
      ),
    ),
    wide(column('Readiness Gates', 'string', 'How many of the readiness gates are true.', readinessGates)),
  ],
  '/Node': [
    nameColumn,
    column('Status', 'string', 'The status of the node', nodeStatus),
    column('Roles', 'string', 'The roles of the node', nodeRoles),
    ageColumn,
    column(
      'Version',
      'string',
      'Kubelet Version reported by the node.',
      at('status.nodeInfo.kubeletVersion'),
    ),
    wide(
      column<PrintedNode>('Internal-IP', 'string', 'Address of the node inside the cluster.', (node) =>
        nodeAddress(node, 'InternalIP'),
      ),
    ),
    wide(
      column<PrintedNode>('External-IP', 'string', 'Address of the node outside the cluster.', (node) =>
        nodeAddress(node, 'ExternalIP'),
      ),
    ),
    wide(
      column(
        'OS-Image',
        'string',
        'Operating system reported by the node.',
        at('status.nodeInfo.osImage', '<unknown>'),
      ),
    ),
    wide(
      column(
        'Kernel-Version',
        'string',
        'Kernel version reported by the node.',
        at('status.nodeInfo.kernelVersion', '<unknown>'),
      ),
    ),
    wide(
      column(
        'Container-Runtime',
        'string',
        'Container runtime reported by the node.',
        at('status.nodeInfo.containerRuntimeVersion', '<unknown>'),
      ),
    ),
  ],
  'apps/Deployment': [
    nameColumn,
    column('Ready', 'string', 'Number of the pod with ready state', readyText),
    column('Up-to-date', 'string', 'Pods that have the wanted template.', at('status.updatedReplicas', 0)),
    column(
      'Available',
      'string',
      'Pods that have been ready for long enough.',
      at('status.availableReplicas', 0),
    ),
    ageColumn,
    ...containerColumns,
    selectorColumn,
  ],
  'apps/ReplicaSet': [
    nameColumn,
    column('Desired', 'integer', 'Number of desired replicas.', at('spec.replicas', 1)),
    column('Current', 'integer', 'Number of replicas that exist.', at('status.replicas', 0)),
    column('Ready', 'integer', 'Number of ready replicas.', at('status.readyReplicas', 0)),
    ageColumn,
    ...containerColumns,
    selectorColumn,
  ],
  'apps/StatefulSet': [
    nameColumn,
    column('Ready', 'string', 'Number of the pod with ready state', readyText),
    ageColumn,
    ...containerColumns,
  ],
  'apps/DaemonSet': [
    nameColumn,
    column(
      'Desired',
      'integer',
      'Number of nodes that should run the pod.',
      at('status.desiredNumberScheduled', 0),
    ),
    column('Current', 'integer', 'Number of nodes that run the pod.', at('status.currentNumberScheduled', 0)),
    column('Ready', 'integer', 'Number of nodes whose pod is ready.', at('status.numberReady', 0)),
    column(
      'Up-to-date',
      'integer',
      'Number of nodes whose pod has the wanted template.',
      at('status.updatedNumberScheduled', 0),
    ),
    column(
      'Available',
      'integer',
      'Number of nodes whose pod has been ready for long enough.',
      at('status.numberAvailable', 0),
    ),
    column('Node Selector', 'string', 'Labels of the nodes that should run the pod.', nodeSelectorText),
    ageColumn,
    ...containerColumns,
    selectorColumn,
  ],
  'apps/ControllerRevision': [
    nameColumn,
    column('Controller', 'string', 'Controller of the object', controllerText),
    column('Revision', 'string', 'Number of the state that it keeps.', at('revision', 0)),
    ageColumn,
  ],
  'batch/Job': [
    nameColumn,
    column('Completions', 'string', 'Number of pods that have succeeded.', completionsText),
    column('Duration', 'string', 'Time required to complete the job.', jobDuration),
    ageColumn,
    ...containerColumns,
    selectorColumn,
  ],
  'batch/CronJob': [
    nameColumn,
    column('Schedule', 'string', 'When the jobs are started, in cron format.', at('spec.schedule')),
    column<PrintedWorkload>('Suspend', 'boolean', 'Whether further jobs are held back.', ({ spec }) =>
      spec?.suspend === true ? 'True' : 'False',
    ),
    column('Active', 'integer', 'Number of jobs that are running.', countAt('status.active')),
    column(
      'Last Schedule',
      'string',
      'When a job was last started.',
      ageAt('status.lastScheduleTime', '<none>'),
    ),
    ageColumn,
    ...containerColumns,
    selectorColumn,
  ],
  'coordination.k8s.io/Lease': [
    nameColumn,
    column('Holder', 'string', 'The identity of the current holder.', at('spec.holderIdentity')),
    ageColumn,
  ],
  'rbac.authorization.k8s.io/RoleBinding': bindingColumns,
  'rbac.authorization.k8s.io/ClusterRoleBinding': bindingColumns,
};

/** The columns of a built-in kind that has none of its own. */
export const defaultColumns: readonly Column[] = [nameColumn, createdAtColumn];

/** What rows of built-in kinds say besides their cells. */
export const builtinConditions: { readonly [groupAndKind: string]: RowConditions } = {
  '/Pod': podConditions,
};
