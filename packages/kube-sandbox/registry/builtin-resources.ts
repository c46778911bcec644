import { validatePathSegment } from '../meta/validate-name.ts';
import { defineBuiltin } from './define-builtin.ts';
import type { ResourceDefinition, ScalePaths } from './resource-definition.ts';
import { configMapStrategy } from './strategies/config-map.ts';
import { cronJobStrategy } from './strategies/cron-job.ts';
import { customResourceDefinitionStrategy } from './strategies/custom-resource-definition.ts';
import { daemonSetStrategy } from './strategies/daemon-set.ts';
import { deploymentStrategy, replicaSetStrategy } from './strategies/deployment.ts';
import { eventStrategy } from './strategies/event.ts';
import { jobStrategy } from './strategies/job.ts';
import { namespaceStrategy } from './strategies/namespace.ts';
import { podStrategy } from './strategies/pod.ts';
import { podDisruptionBudgetStrategy } from './strategies/pod-disruption-budget.ts';
import { rbacBindingStrategy, rbacRoleStrategy } from './strategies/rbac.ts';
import { secretStrategy } from './strategies/secret.ts';
import { serviceStrategy } from './strategies/service.ts';
import { statefulSetStrategy } from './strategies/stateful-set.ts';

const core = 'io.k8s.api.core.v1';
const replicasScale: ScalePaths = {
  specReplicas: ['spec', 'replicas'],
  statusReplicas: ['status', 'replicas'],
  labelSelector: ['spec', 'selector'],
};
const rw = ['get', 'patch', 'update'] as const;

/** Requests that are answered and not stored. */
function review(
  group: string,
  version: string,
  plural: string,
  kind: string,
  namespaced: boolean,
): ResourceDefinition {
  const definition = `io.k8s.api.${group.split('.')[0]}.${version}.${kind}`;
  return defineBuiltin({ group, version, plural, kind, definition, namespaced, verbs: ['create'] });
}

/** CronJobs came as v1beta1 (the 1.20 that is modelled) and are v1 since 1.21: both are served, as they were for years. */
function cronJobs(version: 'v1' | 'v1beta1'): ResourceDefinition {
  return defineBuiltin({
    group: 'batch',
    version,
    storageVersion: 'v1beta1',
    plural: 'cronjobs',
    kind: 'CronJob',
    definition: `io.k8s.api.batch.${version}.CronJob`,
    namespaced: true,
    shortNames: ['cj'],
    categories: ['all'],
    hasStatus: true,
    strategy: { ...cronJobStrategy, ...(version === 'v1beta1' && { defaultPropagation: 'Orphan' }) },
  });
}

function rbac(plural: string, kind: string, namespaced: boolean): ResourceDefinition {
  const strategy = kind.endsWith('Binding') ? rbacBindingStrategy(kind) : rbacRoleStrategy(kind);
  return defineBuiltin({
    group: 'rbac.authorization.k8s.io',
    version: 'v1',
    plural,
    kind,
    definition: `io.k8s.api.rbac.v1.${kind}`,
    namespaced,
    strategy: { validateName: validatePathSegment, allowsCreateOnUpdate: true, ...strategy },
  });
}

/** Every built-in kind that is served. */
export const builtinResources: readonly ResourceDefinition[] = [
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'namespaces',
    kind: 'Namespace',
    definition: `${core}.Namespace`,
    namespaced: false,
    shortNames: ['ns'],
    verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    subresources: [{ name: 'finalize', kind: 'Namespace', verbs: ['update'] }],
    hasStatus: true,
    strategy: namespaceStrategy,
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'secrets',
    kind: 'Secret',
    definition: `${core}.Secret`,
    namespaced: true,
    strategy: secretStrategy,
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'configmaps',
    kind: 'ConfigMap',
    definition: `${core}.ConfigMap`,
    namespaced: true,
    shortNames: ['cm'],
    strategy: configMapStrategy,
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'services',
    kind: 'Service',
    definition: `${core}.Service`,
    namespaced: true,
    shortNames: ['svc'],
    categories: ['all'],
    hasStatus: true,
    subresources: [
      { name: 'proxy', kind: 'ServiceProxyOptions', verbs: ['create', 'delete', 'get', 'patch', 'update'] },
    ],
    strategy: serviceStrategy,
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'serviceaccounts',
    kind: 'ServiceAccount',
    definition: `${core}.ServiceAccount`,
    namespaced: true,
    shortNames: ['sa'],
    subresources: [
      {
        name: 'token',
        kind: 'TokenRequest',
        group: 'authentication.k8s.io',
        version: 'v1',
        verbs: ['create'],
      },
    ],
    strategy: { returnsDeletedObject: true },
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'events',
    kind: 'Event',
    definition: `${core}.Event`,
    namespaced: true,
    shortNames: ['ev'],
    strategy: eventStrategy,
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'pods',
    kind: 'Pod',
    definition: `${core}.Pod`,
    namespaced: true,
    shortNames: ['po'],
    categories: ['all'],
    hasStatus: true,
    subresources: [
      { name: 'log', kind: 'Pod', verbs: ['get'] },
      { name: 'eviction', kind: 'Eviction', group: 'policy', version: 'v1beta1', verbs: ['create'] },
      { name: 'exec', kind: 'PodExecOptions', verbs: ['create', 'get'] },
      { name: 'attach', kind: 'PodAttachOptions', verbs: ['create', 'get'] },
      { name: 'portforward', kind: 'PodPortForwardOptions', verbs: ['create', 'get'] },
      { name: 'proxy', kind: 'PodProxyOptions', verbs: ['create', 'delete', 'get', 'patch', 'update'] },
    ],
    strategy: podStrategy,
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'endpoints',
    kind: 'Endpoints',
    definition: `${core}.Endpoints`,
    namespaced: true,
    shortNames: ['ep'],
    strategy: { allowsCreateOnUpdate: true },
  }),
  defineBuiltin({
    group: '',
    version: 'v1',
    plural: 'nodes',
    kind: 'Node',
    definition: `${core}.Node`,
    namespaced: false,
    shortNames: ['no'],
    hasStatus: true,
    subresources: [
      { name: 'proxy', kind: 'NodeProxyOptions', verbs: ['create', 'delete', 'get', 'patch', 'update'] },
    ],
  }),
  defineBuiltin({
    group: 'apps',
    version: 'v1',
    plural: 'deployments',
    kind: 'Deployment',
    definition: 'io.k8s.api.apps.v1.Deployment',
    namespaced: true,
    shortNames: ['deploy'],
    categories: ['all'],
    hasStatus: true,
    scale: replicasScale,
    strategy: deploymentStrategy,
  }),
  defineBuiltin({
    group: 'apps',
    version: 'v1',
    plural: 'replicasets',
    kind: 'ReplicaSet',
    definition: 'io.k8s.api.apps.v1.ReplicaSet',
    namespaced: true,
    shortNames: ['rs'],
    categories: ['all'],
    hasStatus: true,
    scale: replicasScale,
    strategy: replicaSetStrategy,
  }),
  defineBuiltin({
    group: 'apps',
    version: 'v1',
    plural: 'statefulsets',
    kind: 'StatefulSet',
    definition: 'io.k8s.api.apps.v1.StatefulSet',
    namespaced: true,
    shortNames: ['sts'],
    categories: ['all'],
    hasStatus: true,
    scale: replicasScale,
    strategy: statefulSetStrategy,
  }),
  defineBuiltin({
    group: 'apps',
    version: 'v1',
    plural: 'daemonsets',
    kind: 'DaemonSet',
    definition: 'io.k8s.api.apps.v1.DaemonSet',
    namespaced: true,
    shortNames: ['ds'],
    categories: ['all'],
    hasStatus: true,
    strategy: daemonSetStrategy,
  }),
  defineBuiltin({
    group: 'apps',
    version: 'v1',
    plural: 'controllerrevisions',
    kind: 'ControllerRevision',
    definition: 'io.k8s.api.apps.v1.ControllerRevision',
    namespaced: true,
  }),
  defineBuiltin({
    group: 'batch',
    version: 'v1',
    plural: 'jobs',
    kind: 'Job',
    definition: 'io.k8s.api.batch.v1.Job',
    namespaced: true,
    categories: ['all'],
    hasStatus: true,
    strategy: jobStrategy,
  }),
  cronJobs('v1'),
  cronJobs('v1beta1'),
  defineBuiltin({
    group: 'coordination.k8s.io',
    version: 'v1',
    plural: 'leases',
    kind: 'Lease',
    definition: 'io.k8s.api.coordination.v1.Lease',
    namespaced: true,
    strategy: { allowsCreateOnUpdate: true, allowsUnconditionalUpdate: false },
  }),
  defineBuiltin({
    group: 'policy',
    version: 'v1beta1',
    plural: 'poddisruptionbudgets',
    kind: 'PodDisruptionBudget',
    definition: 'io.k8s.api.policy.v1beta1.PodDisruptionBudget',
    namespaced: true,
    shortNames: ['pdb'],
    hasStatus: true,
    strategy: podDisruptionBudgetStrategy,
  }),
  rbac('roles', 'Role', true),
  rbac('rolebindings', 'RoleBinding', true),
  rbac('clusterroles', 'ClusterRole', false),
  rbac('clusterrolebindings', 'ClusterRoleBinding', false),
  defineBuiltin({
    group: 'apiextensions.k8s.io',
    version: 'v1',
    plural: 'customresourcedefinitions',
    kind: 'CustomResourceDefinition',
    definition: 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition',
    namespaced: false,
    shortNames: ['crd', 'crds'],
    subresources: [{ name: 'status', kind: 'CustomResourceDefinition', verbs: rw }],
    strategy: customResourceDefinitionStrategy,
  }),
  review('authorization.k8s.io', 'v1', 'selfsubjectaccessreviews', 'SelfSubjectAccessReview', false),
  review('authorization.k8s.io', 'v1', 'selfsubjectrulesreviews', 'SelfSubjectRulesReview', false),
  review('authorization.k8s.io', 'v1', 'subjectaccessreviews', 'SubjectAccessReview', false),
  review('authorization.k8s.io', 'v1', 'localsubjectaccessreviews', 'LocalSubjectAccessReview', true),
  review('authentication.k8s.io', 'v1', 'tokenreviews', 'TokenReview', false),
];
