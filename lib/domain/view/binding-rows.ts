import type { BindingGraph, GraphNode } from '../binding/binding-graph-node.ts';
import { registeredApiKeys } from '../binding/binding-plan-shape.ts';
import { healthOfNodes, wordOfNodes, worstNode } from '../binding/chain.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from '../binding/service-binding-usage.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import { seenFrom } from '../health/missing-node.ts';
import type { KeyedObject } from '../kubernetes/core-objects.ts';
import { type KubeObject, objectKey } from '../kubernetes/kube-object.ts';

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
  /** Whether the Secret is there; else it would be of that name. */
  hasSecret: boolean;
  /** Names as the containers see them; empty without a usage. */
  variables: string[];
  /** Whether the variables are in the workload; else these would be. */
  isInjected: boolean;
  /** The link that decides how the row is: the worst of all, a root before what fails by it. */
  worst: GraphNode;
  /** How the row is, in a word or two. */
  word: string;
}

export interface BindingRowObjects {
  servicebindings: readonly CatalogBinding[];
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

  function injectionOf(namespace: string, binding: GraphNode | undefined, usage: GraphNode | undefined) {
    const bindingObject = bindings.get(`${namespace}/${binding?.name ?? ''}`);
    const secretName = bindingObject === undefined ? undefined : secretNameOfCatalogBinding(bindingObject);
    const keys = secrets.get(`${namespace}/${secretName ?? ''}`)?.keys ?? registeredApiKeys;
    const usageObject = usages.get(`${namespace}/${usage?.name ?? ''}`);
    const hasSecret = binding?.hasSecret === true;
    return {
      secretName,
      hasSecret,
      isInjected: hasSecret && (usage?.health.status === 'ok' || usage?.health.status === 'warn'),
      variables: usageObject === undefined ? [] : keys.map((key) => envPrefixOfUsage(usageObject) + key),
    };
  }

  return graph.nodes
    .filter(
      ({ id, kind }) => kind === 'usage' || ((kind === 'binding' || kind === 'instance') && !targets.has(id)),
    )
    .map((node): BindingRow => {
      const usage = node.kind === 'usage' ? node : undefined;
      const inRow = (link: GraphNode | undefined, by: GraphNode | undefined) =>
        link === undefined ? undefined : seenFrom(link, (id) => id === by?.id);
      const binding = node.kind === 'binding' ? node : inRow(before(usage), usage);
      const instance = node.kind === 'instance' ? node : inRow(before(binding), binding);
      const serviceClass = inRow(before(instance), instance);
      const service = before(serviceClass);
      const application = service?.kind === 'application' ? service : before(service);
      const workload = usage === undefined ? undefined : inRow(after(usage), usage);
      const namespace = node.namespace ?? '';
      const links = [application, service, serviceClass, instance, binding, usage, workload].filter(
        (link) => link !== undefined,
      );
      const health = healthOfNodes(links);
      const worst =
        worstNode(links) ?? [node, ...links].find((link) => link.health.status === health) ?? node;
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
        ...injectionOf(namespace, binding, usage),
        worst,
        word: wordOfNodes(links) ?? worst.health.word,
      };
    });
}
