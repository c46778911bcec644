import type { BindingGraph, GraphNode } from './binding-graph-node.ts';
import { registeredApiKeys } from './binding-plan.ts';
import type { KeyedObject } from './core-objects.ts';
import { compareHealth } from './health.ts';
import { type KubeObject, objectKey } from './kube-object.ts';
import { type ServiceBinding, secretNameOfServiceBinding } from './service-binding.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from './service-binding-usage.ts';

/** One use of a service by a workload, or an instance or binding that nothing uses yet. */
export interface BindingRow {
  /** Id of the node that stands for the row: the last of usage, binding and instance. */
  id: string;
  /** The node to act on. */
  node: GraphNode;
  namespace: string;
  /** Name of the service as people know it. */
  service: string;
  application: string | undefined;
  instance: GraphNode | undefined;
  binding: GraphNode | undefined;
  usage: GraphNode | undefined;
  workload: GraphNode | undefined;
  secretName: string | undefined;
  /** Names as the containers see them; empty without a usage. */
  variables: string[];
  /** The link that decides how the row is: the worst of all. */
  worst: GraphNode;
}

export interface BindingRowObjects {
  servicebindings: readonly ServiceBinding[];
  servicebindingusages: readonly ServiceBindingUsage[];
  secrets: readonly KeyedObject[];
}

function byKey<T extends KubeObject>(objects: readonly T[]): Map<string, T> {
  return new Map(objects.map((object) => [objectKey(object), object]));
}

/** The rows of the list of bindings, from the graph. */
export function bindingRows(graph: BindingGraph, objects: BindingRowObjects): BindingRow[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const sources = Map.groupBy(graph.edges, ({ target }) => target);
  const targets = Map.groupBy(graph.edges, ({ source }) => source);
  const before = (node: GraphNode | undefined) =>
    node === undefined ? undefined : nodes.get(sources.get(node.id)?.[0]?.source ?? '');
  const after = (node: GraphNode) => nodes.get(targets.get(node.id)?.[0]?.target ?? '');
  const bindings = byKey(objects.servicebindings);
  const usages = byKey(objects.servicebindingusages);
  const secrets = byKey(objects.secrets);

  return graph.nodes
    .filter(
      ({ id, kind }) => kind === 'usage' || ((kind === 'binding' || kind === 'instance') && !targets.has(id)),
    )
    .map((node): BindingRow => {
      const usage = node.kind === 'usage' ? node : undefined;
      const binding = node.kind === 'binding' ? node : before(usage);
      const instance = node.kind === 'instance' ? node : before(binding);
      const serviceClass = before(instance);
      const application = before(before(serviceClass));
      const workload = usage === undefined ? undefined : after(usage);
      const namespace = node.namespace ?? '';
      const bindingObject = bindings.get(`${namespace}/${binding?.name ?? ''}`);
      const secretName = bindingObject === undefined ? undefined : secretNameOfServiceBinding(bindingObject);
      const keys = secrets.get(`${namespace}/${secretName ?? ''}`)?.keys ?? registeredApiKeys;
      const usageObject = usages.get(`${namespace}/${usage?.name ?? ''}`);
      const links = [node, usage, binding, instance, workload].filter((link) => link !== undefined);
      return {
        id: node.id,
        node,
        namespace,
        service: serviceClass?.name ?? instance?.name ?? node.name,
        application: application?.name,
        instance,
        binding,
        usage,
        workload,
        secretName,
        variables: usageObject === undefined ? [] : keys.map((key) => envPrefixOfUsage(usageObject) + key),
        worst: links.reduce((worst, link) =>
          compareHealth(link.health.status, worst.health.status) < 0 ? link : worst,
        ),
      };
    });
}
