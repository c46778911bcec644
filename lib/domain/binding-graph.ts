import { servicesOf } from './application.ts';
import { addClasses, addInstances, type CatalogObjects } from './binding-graph-classes.ts';
import {
  type BindingGraph,
  createGraphDraft,
  type GraphDraft,
  type GraphNode,
  nodeId,
  type ObjectRef,
} from './binding-graph-node.ts';
import { applicationHealth, bindingHealth, serviceHealth, usageHealth } from './binding-health.ts';
import { missingBinding, missingInstance, missingWorkload } from './binding-missing.ts';
import { type KubeObject, objectKey } from './kube-object.ts';
import { off } from './node-health.ts';
import { type ServiceBinding, secretNameOfServiceBinding } from './service-binding.ts';
import { envPrefixOfUsage, livenessUsageName, type ServiceBindingUsage } from './service-binding-usage.ts';
import type { Deployment, Pod } from './workload.ts';
import { deploymentHealth, podHealth } from './workload-health.ts';

export interface GraphObjects extends CatalogObjects {
  servicebindings: ServiceBinding[];
  servicebindingusages: ServiceBindingUsage[];
  deployments: Deployment[];
  pods: Pod[];
  /** `namespace/name` of the Secrets that exist; left out where Secrets cannot be seen. */
  secrets?: ReadonlySet<string>;
}

/** The chain Application → Service → Class → Instance → Binding → Usage → Workload → Pod, with what is missing in it. */
export function buildBindingGraph(objects: GraphObjects): BindingGraph {
  const graph = createGraphDraft();
  addApplications(graph, objects);
  addClasses(graph, objects);
  addInstances(graph, objects);
  addBindings(graph, objects);
  addUsages(graph, objects);
  addPods(graph, objects);
  return { nodes: [...graph.nodes.values()], edges: [...graph.edges.values()] };
}

function addApplications(graph: GraphDraft, { applications }: GraphObjects): void {
  for (const application of applications) {
    const { name } = application.metadata;
    const ref: ObjectRef = { kind: 'applications', name };
    const id = nodeId('application', name);
    graph.add({
      id,
      kind: 'application',
      name,
      ...(application.spec?.description ? { detail: application.spec.description } : {}),
      health: applicationHealth(application),
      ref,
    });
    for (const service of servicesOf(application)) {
      graph.add(
        {
          id: nodeId('service', name, service.id),
          kind: 'service',
          name: service.displayName === '' ? service.name : service.displayName,
          detail: service.name,
          health: serviceHealth(service),
          ref,
        },
        id,
      );
    }
  }
}

function addBindings(graph: GraphDraft, { servicebindings, secrets }: GraphObjects): void {
  for (const binding of servicebindings) {
    const { name, namespace = '' } = binding.metadata;
    const instanceName = binding.spec.instanceRef.name;
    const instanceId = nodeId('instance', namespace, instanceName);
    if (!graph.nodes.has(instanceId)) {
      graph.add({
        id: instanceId,
        kind: 'instance',
        name: instanceName,
        namespace,
        health: missingInstance(instanceName, name),
      });
    }
    const secretName = secretNameOfServiceBinding(binding);
    graph.add(
      {
        id: nodeId('binding', namespace, name),
        kind: 'binding',
        name,
        namespace,
        detail: `Secret ${secretName}`,
        health: bindingHealth(binding, secrets?.has(`${namespace}/${secretName}`)),
        ref: { kind: 'servicebindings', name, namespace },
      },
      instanceId,
    );
  }
}

function addUsages(graph: GraphDraft, { servicebindingusages, deployments }: GraphObjects): void {
  const workloads = new Map(deployments.map((deployment) => [objectKey(deployment), deployment]));
  for (const usage of servicebindingusages) {
    const { name, namespace = '' } = usage.metadata;
    if (name === livenessUsageName) {
      continue;
    }
    const bindingName = usage.spec.serviceBindingRef.name;
    const bindingId = nodeId('binding', namespace, bindingName);
    if (!graph.nodes.has(bindingId)) {
      graph.add({
        id: bindingId,
        kind: 'binding',
        name: bindingName,
        namespace,
        health: missingBinding(bindingName, name),
      });
    }
    const prefix = envPrefixOfUsage(usage);
    const id = nodeId('usage', namespace, name);
    graph.add(
      {
        id,
        kind: 'usage',
        name,
        namespace,
        detail: prefix === '' ? 'no prefix' : `prefix ${prefix}`,
        health: usageHealth(usage),
        ref: { kind: 'servicebindingusages', name, namespace },
      },
      bindingId,
    );
    const { kind, name: workloadName } = usage.spec.usedBy;
    graph.add(workloadNode(namespace, kind, workloadName, workloads, name), id);
  }
}

function workloadNode(
  namespace: string,
  kind: string,
  name: string,
  deployments: Map<string, Deployment>,
  usage: string,
): GraphNode {
  const base = { id: nodeId('workload', namespace, kind, name), kind: 'workload' as const, name, namespace };
  if (kind !== 'deployment') {
    return { ...base, detail: kind, health: off('Not watched') };
  }
  const deployment = deployments.get(`${namespace}/${name}`);
  if (deployment === undefined) {
    return { ...base, detail: 'Deployment', health: missingWorkload(name, usage) };
  }
  return {
    ...base,
    detail: 'Deployment',
    health: deploymentHealth(deployment),
    ref: { kind: 'deployments', name, namespace },
  };
}

function addPods(graph: GraphDraft, { pods }: GraphObjects): void {
  for (const pod of pods) {
    const { name, namespace = '' } = pod.metadata;
    const workload = deploymentOfPod(pod);
    const workloadId = workload === undefined ? '' : nodeId('workload', namespace, 'deployment', workload);
    if (!graph.nodes.has(workloadId)) {
      continue;
    }
    graph.add(
      {
        id: nodeId('pod', namespace, name),
        kind: 'pod',
        name,
        namespace,
        health: podHealth(pod),
        ref: { kind: 'pods', name, namespace },
      },
      workloadId,
    );
  }
}

/** Name of the Deployment that a pod belongs to, by its ReplicaSet's name and template hash. */
export function deploymentOfPod(pod: KubeObject): string | undefined {
  const owner = pod.metadata.ownerReferences?.find((reference) => reference.kind === 'ReplicaSet');
  const hash = pod.metadata.labels?.['pod-template-hash'];
  if (owner === undefined || hash === undefined || !owner.name.endsWith(`-${hash}`)) {
    return undefined;
  }
  return owner.name.slice(0, -hash.length - 1);
}
