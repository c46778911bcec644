import { servicesOf } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { ServiceCalls } from '../application/seen-calls.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import { applicationHealth, serviceHealth } from '../health/application-health.ts';
import { bindingHealth, usageHealth } from '../health/binding-health.ts';
import { guessApplication } from '../health/guess-application.ts';
import type { Guess } from '../health/node-health.ts';
import { applicationMissing } from '../health/rules/application/missing.ts';
import { bindingMissing } from '../health/rules/binding/missing.ts';
import { tell } from '../health/rules/diagnose.ts';
import { instanceMissing } from '../health/rules/instance/missing.ts';
import { settleCauses } from '../health/settle-causes.ts';
import { isConditionTrue } from '../kubernetes/conditions.ts';
import { objectKey } from '../kubernetes/kube-object.ts';
import { message } from '../texts/message.ts';
import { addClasses, addInstances, type CatalogObjects } from './binding-graph-classes.ts';
import { type BindingGraph, nodeId, type ObjectRef } from './binding-graph-node.ts';
import {
  addPods,
  type BroughtSecret,
  type WorkloadObjects,
  workloadFinder,
  workloadNode,
} from './binding-graph-workloads.ts';
import { createGraphDraft, type GraphDraft } from './graph-draft.ts';
import { idOfWorkload } from './id-of-workload.ts';
import { envPrefixOfUsage, livenessUsageName, type ServiceBindingUsage } from './service-binding-usage.ts';
import type { UnbindTarget } from './unbind-target.ts';

export interface GraphObjects extends CatalogObjects, WorkloadObjects {
  servicebindings: CatalogBinding[];
  servicebindingusages: ServiceBindingUsage[];
  /** What the gateway has seen, by the id of the service; left out where it does not say. */
  calls?: ReadonlyMap<string, ServiceCalls>;
  /** Which Application was meant by mappings whose own is not there; by default one of these objects. */
  guess?(mappings: readonly ApplicationMapping[]): Guess | undefined;
}

/** The chain Application → Service → Class → Instance → Binding → Usage → Workload → Pod, with what is missing in it. */
export function buildBindingGraph(objects: GraphObjects): BindingGraph {
  const graph = createGraphDraft();
  addApplications(graph, objects);
  addClasses(graph, objects);
  addInstances(graph, objects);
  addBindings(graph, objects);
  addUsages(graph, objects);
  addPods(graph, objects, broughtSecrets(objects));
  settleCauses(graph);
  return { nodes: [...graph.nodes.values()], edges: [...graph.edges.values()] };
}

/** What the usages bring to their workloads, by the id of the workload's node. */
function broughtSecrets({
  servicebindings,
  servicebindingusages,
}: GraphObjects): Map<string, BroughtSecret[]> {
  const secretNames = new Map(
    servicebindings.map((binding) => [objectKey(binding), secretNameOfCatalogBinding(binding)]),
  );
  const brought = servicebindingusages.flatMap(({ metadata: { name, namespace = '' }, spec }) => {
    const secretName = secretNames.get(`${namespace}/${spec.serviceBindingRef.name}`);
    const workload = idOfWorkload({ usageKind: spec.usedBy.kind, namespace, name: spec.usedBy.name });
    return secretName === undefined || name === livenessUsageName
      ? []
      : [{ workload, usage: nodeId('usage', namespace, name), secretName }];
  });
  return Map.groupBy(brought, ({ workload }) => workload);
}

function addApplications(
  graph: GraphDraft,
  { applications, applicationmappings, calls, guess }: GraphObjects,
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
  const guessOne = (mappings: readonly ApplicationMapping[]) =>
    guessApplication(mappings, { applications, applicationmappings });
  const orphans = applicationmappings.filter(
    ({ metadata }) => !graph.nodes.has(nodeId('application', metadata.name)),
  );
  for (const [name, mappings] of Map.groupBy(orphans, ({ metadata }) => metadata.name)) {
    graph.add({
      id: nodeId('application', name),
      kind: 'application',
      name,
      health: tell(applicationMissing, {
        name,
        namespaces: mappings.map(({ metadata }) => metadata.namespace ?? ''),
        guess: (guess ?? guessOne)(mappings),
      }),
    });
  }
}

function addBindings(graph: GraphDraft, { servicebindings, secrets }: GraphObjects): void {
  for (const binding of servicebindings) {
    const { name, namespace = '' } = binding.metadata;
    const id = nodeId('binding', namespace, name);
    const instanceName = binding.spec.instanceRef.name;
    const instanceId = nodeId('instance', namespace, instanceName);
    if (graph.nodes.get(instanceId)?.ref === undefined) {
      const target: UnbindTarget = { kind: 'servicebindings', namespace, name };
      const health = tell(instanceMissing, { name: instanceName, binding: target });
      graph.addMissing({ id: instanceId, kind: 'instance', name: instanceName, namespace, health }, id);
    }
    const secretName = secretNameOfCatalogBinding(binding);
    const isThere = secrets?.has(`${namespace}/${secretName}`);
    const hasSecret = isThere ?? isConditionTrue(binding.status?.conditions, 'Ready');
    graph.add(
      {
        id,
        kind: 'binding',
        name,
        namespace,
        detail: message('views.detailSecret', { isThere: hasSecret ? 'yes' : 'no', name: secretName }),
        hasSecret,
        health: bindingHealth(binding, isThere),
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
    const id = nodeId('usage', namespace, name);
    const bindingId = nodeId('binding', namespace, bindingName);
    if (graph.nodes.get(bindingId)?.ref === undefined) {
      const health = tell(bindingMissing, { name: bindingName, usage: target });
      graph.addMissing({ id: bindingId, kind: 'binding', name: bindingName, namespace, health }, id);
    }
    const prefix = envPrefixOfUsage(usage);
    graph.add(
      {
        id,
        kind: 'usage',
        name,
        namespace,
        detail: prefix === '' ? message('views.detailNoPrefix') : message('views.detailPrefix', { prefix }),
        bindingName,
        health: usageHealth(usage),
        ref: { kind: 'servicebindingusages', name, namespace },
      },
      bindingId,
    );
    const workload = workloadNode(target, usage.spec.usedBy, find);
    if (workload.health.status === 'bad' && workload.ref === undefined) {
      graph.addMissing(workload, id, id);
    } else {
      graph.add(workload, id);
    }
  }
}
