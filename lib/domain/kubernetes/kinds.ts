import { MooringError } from '#lib/errors.ts';

/**
 * Every kind that Mooring reads or writes, by its plural. Data only: the browser uses it too.
 */
export interface KindInfo {
  /** API group, '' for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

const connector = { group: 'applicationconnector.kyma-project.io', version: 'v1alpha1' };
const catalog = { group: 'servicecatalog.k8s.io', version: 'v1beta1' };
const usage = { group: 'servicecatalog.kyma-project.io', version: 'v1alpha1' };
const binding = { group: 'servicebinding.io', version: 'v1' };
const core = { group: '', version: 'v1' };
const apps = { group: 'apps', version: 'v1' };
const batch = { group: 'batch', version: 'v1' };

export const kinds = {
  applications: { ...connector, kind: 'Application', plural: 'applications', namespaced: false },
  applicationmappings: {
    ...connector,
    kind: 'ApplicationMapping',
    plural: 'applicationmappings',
    namespaced: true,
  },
  eventactivations: { ...connector, kind: 'EventActivation', plural: 'eventactivations', namespaced: true },
  tokenrequests: { ...connector, kind: 'TokenRequest', plural: 'tokenrequests', namespaced: true },
  clusterservicebrokers: {
    ...catalog,
    kind: 'ClusterServiceBroker',
    plural: 'clusterservicebrokers',
    namespaced: false,
  },
  clusterserviceclasses: {
    ...catalog,
    kind: 'ClusterServiceClass',
    plural: 'clusterserviceclasses',
    namespaced: false,
  },
  clusterserviceplans: {
    ...catalog,
    kind: 'ClusterServicePlan',
    plural: 'clusterserviceplans',
    namespaced: false,
  },
  servicebrokers: { ...catalog, kind: 'ServiceBroker', plural: 'servicebrokers', namespaced: true },
  serviceclasses: { ...catalog, kind: 'ServiceClass', plural: 'serviceclasses', namespaced: true },
  serviceplans: { ...catalog, kind: 'ServicePlan', plural: 'serviceplans', namespaced: true },
  serviceinstances: { ...catalog, kind: 'ServiceInstance', plural: 'serviceinstances', namespaced: true },
  servicebindings: { ...catalog, kind: 'ServiceBinding', plural: 'servicebindings', namespaced: true },
  servicebindingusages: {
    ...usage,
    kind: 'ServiceBindingUsage',
    plural: 'servicebindingusages',
    namespaced: true,
  },
  usagekinds: { ...usage, kind: 'UsageKind', plural: 'usagekinds', namespaced: false },
  /** The ServiceBinding of servicebinding.io: names a service and a workload, and has no broker. */
  workloadbindings: { ...binding, kind: 'ServiceBinding', plural: 'servicebindings', namespaced: true },
  clusterworkloadresourcemappings: {
    ...binding,
    kind: 'ClusterWorkloadResourceMapping',
    plural: 'clusterworkloadresourcemappings',
    namespaced: false,
  },
  namespaces: { ...core, kind: 'Namespace', plural: 'namespaces', namespaced: false },
  secrets: { ...core, kind: 'Secret', plural: 'secrets', namespaced: true },
  configmaps: { ...core, kind: 'ConfigMap', plural: 'configmaps', namespaced: true },
  services: { ...core, kind: 'Service', plural: 'services', namespaced: true },
  serviceaccounts: { ...core, kind: 'ServiceAccount', plural: 'serviceaccounts', namespaced: true },
  events: { ...core, kind: 'Event', plural: 'events', namespaced: true },
  pods: { ...core, kind: 'Pod', plural: 'pods', namespaced: true },
  endpoints: { ...core, kind: 'Endpoints', plural: 'endpoints', namespaced: true },
  nodes: { ...core, kind: 'Node', plural: 'nodes', namespaced: false },
  deployments: { ...apps, kind: 'Deployment', plural: 'deployments', namespaced: true },
  replicasets: { ...apps, kind: 'ReplicaSet', plural: 'replicasets', namespaced: true },
  statefulsets: { ...apps, kind: 'StatefulSet', plural: 'statefulsets', namespaced: true },
  daemonsets: { ...apps, kind: 'DaemonSet', plural: 'daemonsets', namespaced: true },
  jobs: { ...batch, kind: 'Job', plural: 'jobs', namespaced: true },
  /** Served as v1 since Kubernetes 1.21, before that as v1beta1. */
  cronjobs: { ...batch, kind: 'CronJob', plural: 'cronjobs', namespaced: true },
  leases: { group: 'coordination.k8s.io', version: 'v1', kind: 'Lease', plural: 'leases', namespaced: true },
  customresourcedefinitions: {
    group: 'apiextensions.k8s.io',
    version: 'v1',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    namespaced: false,
  },
  apiservices: {
    group: 'apiregistration.k8s.io',
    version: 'v1',
    kind: 'APIService',
    plural: 'apiservices',
    namespaced: false,
  },
} as const satisfies Record<string, KindInfo>;

export type KindName = keyof typeof kinds;

/** `group/version`, or `version` in the core group. */
export function apiVersionOf(info: KindInfo): string {
  return info.group === '' ? info.version : `${info.group}/${info.version}`;
}

/** What Kubernetes allows in no name: a path with it would be another one's. */
const noSegment = /^\.\.?$|[/%]/;

/** Whether an object can have this name: what leads to another path of the API is none's. */
export function canBeName(text: string): boolean {
  return !noSegment.test(text);
}

/**
 * Path of a collection, or of one object in it, below the API server's base URL.
 * @throws MooringError INVALID for a name that no object can have.
 */
export function resourcePath(info: KindInfo, namespace?: string, name?: string): string {
  for (const segment of [namespace, name]) {
    if (segment !== undefined && !canBeName(segment)) {
      throw new MooringError('INVALID', `"${segment}" cannot be the name of an object.`);
    }
  }
  const root = info.group === '' ? `/api/${info.version}` : `/apis/${info.group}/${info.version}`;
  const scope =
    info.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const tail = name === undefined ? '' : `/${encodeURIComponent(name)}`;
  return `${root}${scope}/${info.plural}${tail}`;
}
