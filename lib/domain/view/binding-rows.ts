import type { BindingGraph, GraphNode } from '../binding/binding-graph-node.ts';
import { registeredApiKeys } from '../binding/binding-plan-shape.ts';
import { healthOfNodes, wordOfNodes, worstNode } from '../binding/chain.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from '../binding/service-binding-usage.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '../catalog/catalog-binding.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import type { Health } from '../health/health.ts';
import { seenFrom } from '../health/missing-node.ts';
import { type KubeObject, objectKey } from '../kubernetes/kube-object.ts';
import type { Sentence } from '../texts/message.ts';
import type { BindingRowKind } from './binding-row-kinds.ts';

/** One use of a service by a workload, or an instance or binding that nothing uses yet. */
export interface BindingRow {
  /** Id of the node that stands for the row: the last of usage, binding and instance. */
  id: string;
  /** What stands for the row, and what is acted on. */
  kind: BindingRowKind;
  /** Name of that object. */
  name: string;
  namespace: string;
  /** Name of the service as people know it. */
  service: string;
  application: string | undefined;
  instance: string | undefined;
  /** Name of the binding that is used, there or not. */
  binding: string | undefined;
  workload: string | undefined;
  secretName: string | undefined;
  /** Whether the Secret is there; else it would be of that name. */
  hasSecret: boolean;
  /** Names as the containers see them; empty without a usage. */
  variables: string[];
  /** Whether the variables are in the workload; else these would be. */
  isInjected: boolean;
  /** How the worst link of all is, the pods that run the workload included. */
  health: Health;
  /** How the row is, in a word or two. */
  word: Sentence;
  /** What is wrong with the link that decides: a root before what fails by it. */
  cause: Sentence | undefined;
  /** Labels of the instance, the binding, the usage and the workload, each as `key=value`. */
  labels: string[];
}

export interface BindingRowObjects {
  serviceinstances: readonly ServiceInstance[];
  servicebindings: readonly CatalogBinding[];
  servicebindingusages: readonly ServiceBindingUsage[];
  deployments: readonly KubeObject[];
  statefulsets: readonly KubeObject[];
  daemonsets: readonly KubeObject[];
  /** The keys of a Secret; undefined where it is not known. */
  secretKeysOf(namespace: string, name: string): readonly string[] | undefined;
}

const rowKinds = [
  'serviceinstances',
  'servicebindings',
  'servicebindingusages',
  'deployments',
  'statefulsets',
  'daemonsets',
] as const;

type ObjectFinder = (node: GraphNode | undefined) => KubeObject | undefined;

/** The rows of the list of bindings that a graph makes. */
export function bindingRows(graph: BindingGraph, objects: BindingRowObjects): BindingRow[] {
  // most parts of a graph are workloads that use nothing
  if (!graph.nodes.some(({ kind }) => kind === 'usage' || kind === 'binding' || kind === 'instance')) {
    return [];
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const sources = Map.groupBy(graph.edges, ({ target }) => target);
  const targets = Map.groupBy(graph.edges, ({ source }) => source);
  const before = (node: GraphNode | undefined) =>
    node === undefined ? undefined : nodes.get(sources.get(node.id)?.[0]?.source ?? '');
  const allAfter = (node: GraphNode) =>
    (targets.get(node.id) ?? []).flatMap(({ target }) => nodes.get(target) ?? []);
  const after = (node: GraphNode) => allAfter(node)[0];
  const podsOf = (workload: GraphNode | undefined) => (workload === undefined ? [] : allAfter(workload));
  const find = objectFinder(objects);

  function rowOf(node: GraphNode, kind: BindingRowKind): BindingRow {
    const usage = kind === 'usage' ? node : undefined;
    const inRow = (link: GraphNode | undefined, by: GraphNode | undefined) =>
      link === undefined ? undefined : seenFrom(link, (id) => id === by?.id);
    const binding = kind === 'binding' ? node : inRow(before(usage), usage);
    const instance = kind === 'instance' ? node : inRow(before(binding), binding);
    const serviceClass = inRow(before(instance), instance);
    const service = before(serviceClass);
    const application = service?.kind === 'application' ? service : before(service);
    const workload = usage === undefined ? undefined : inRow(after(usage), usage);
    const pods = podsOf(workload).map((pod) => inRow(pod, usage));
    const links = [application, service, serviceClass, instance, binding, usage, workload, ...pods].filter(
      (link) => link !== undefined,
    );
    const health = healthOfNodes(links);
    const worst = worstNode(links) ?? [node, ...links].find((link) => link.health.status === health) ?? node;
    return {
      id: node.id,
      kind,
      name: node.name,
      namespace: node.namespace ?? '',
      service: serviceClass?.name ?? instance?.name ?? node.name,
      application: application?.name,
      instance: instance?.name,
      binding: binding?.name,
      workload: workload?.name,
      ...injectionOf({ binding, usage }, find, objects),
      health,
      word: wordOfNodes(links) ?? worst.health.word,
      cause: worst.health.problem?.cause,
      labels: labelsOf([instance, binding, usage, workload].map(find)),
    };
  }

  return graph.nodes.flatMap((node) => {
    const { kind } = node;
    const isRow = kind === 'usage' || ((kind === 'binding' || kind === 'instance') && !targets.has(node.id));
    return isRow ? rowOf(node, kind) : [];
  });
}

function objectFinder(objects: BindingRowObjects): ObjectFinder {
  const found = new Map<string, KubeObject>();
  for (const kind of rowKinds) {
    for (const object of objects[kind]) {
      found.set(`${kind} ${objectKey(object)}`, object);
    }
  }
  return (node) =>
    node?.ref === undefined
      ? undefined
      : found.get(`${node.ref.kind} ${node.ref.namespace ?? ''}/${node.ref.name}`);
}

function injectionOf(
  { binding, usage }: { binding: GraphNode | undefined; usage: GraphNode | undefined },
  find: ObjectFinder,
  { secretKeysOf }: BindingRowObjects,
): Pick<BindingRow, 'secretName' | 'hasSecret' | 'isInjected' | 'variables'> {
  const bindingObject = find(binding) as CatalogBinding | undefined;
  const usageObject = find(usage) as ServiceBindingUsage | undefined;
  const secretName = bindingObject === undefined ? undefined : secretNameOfCatalogBinding(bindingObject);
  const keys =
    (secretName === undefined ? undefined : secretKeysOf(binding?.namespace ?? '', secretName)) ??
    registeredApiKeys;
  const hasSecret = binding?.hasSecret === true;
  return {
    secretName,
    hasSecret,
    isInjected: hasSecret && (usage?.health.status === 'ok' || usage?.health.status === 'warn'),
    variables: usageObject === undefined ? [] : keys.map((key) => envPrefixOfUsage(usageObject) + key),
  };
}

function labelsOf(objects: readonly (KubeObject | undefined)[]): string[] {
  const labels = objects.flatMap((object) => Object.entries(object?.metadata.labels ?? {}));
  return [...new Set(labels.map(([key, value]) => `${key}=${value}`))].sort();
}
