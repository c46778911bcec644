import { servicesOf } from './application.ts';
import { addClasses, addInstances, type CatalogObjects } from './binding-graph-classes.ts';
import {
  type BindingGraph,
  createGraphDraft,
  type GraphDraft,
  nodeId,
  type ObjectRef,
} from './binding-graph-node.ts';
import { addPods, type WorkloadObjects, workloadFinder, workloadNode } from './binding-graph-workloads.ts';
import { applicationHealth, bindingHealth, serviceHealth, usageHealth } from './binding-health.ts';
import { missingApplication, missingBinding, missingInstance } from './binding-missing.ts';
import { nearestName } from './nearest-name.ts';
import type { ServiceCalls } from './seen-calls.ts';
import { type ServiceBinding, secretNameOfServiceBinding } from './service-binding.ts';
import { envPrefixOfUsage, livenessUsageName, type ServiceBindingUsage } from './service-binding-usage.ts';
import type { UnbindTarget } from './unbind-target.ts';

export interface GraphObjects extends CatalogObjects, WorkloadObjects {
  servicebindings: ServiceBinding[];
  servicebindingusages: ServiceBindingUsage[];
  /** What the gateway has seen, by the id of the service; left out where it does not say. */
  calls?: ReadonlyMap<string, ServiceCalls>;
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

function addApplications(
  graph: GraphDraft,
  { applications, applicationmappings, calls }: GraphObjects,
): void {
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
          health: serviceHealth(name, service, calls?.get(service.id)),
          serviceId: service.id,
          ref,
        },
        id,
      );
    }
  }
  const names = applications.map(({ metadata }) => metadata.name);
  for (const { metadata } of applicationmappings) {
    const id = nodeId('application', metadata.name);
    if (!graph.nodes.has(id)) {
      const likely = nearestName(metadata.name, names);
      graph.add({
        id,
        kind: 'application',
        name: metadata.name,
        health: missingApplication(metadata.name, metadata.namespace ?? '', likely),
      });
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
        health: missingInstance(instanceName, { kind: 'servicebindings', namespace, name }),
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

function addUsages(graph: GraphDraft, objects: GraphObjects): void {
  const find = workloadFinder(objects);
  for (const usage of objects.servicebindingusages) {
    const { name, namespace = '' } = usage.metadata;
    if (name === livenessUsageName) {
      continue;
    }
    const target: UnbindTarget = { kind: 'servicebindingusages', namespace, name };
    const bindingName = usage.spec.serviceBindingRef.name;
    const bindingId = nodeId('binding', namespace, bindingName);
    if (!graph.nodes.has(bindingId)) {
      graph.add({
        id: bindingId,
        kind: 'binding',
        name: bindingName,
        namespace,
        health: missingBinding(bindingName, target),
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
    graph.add(workloadNode(target, usage.spec.usedBy, find), id);
  }
}
