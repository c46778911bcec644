import type { ServiceCalls } from '../application/seen-calls.ts';
import type { GraphNode } from '../binding/binding-graph-node.ts';
import type { Chains } from '../binding/chain.ts';

/** An instance or a workload that no longer works when something before it in the chain goes. */
export interface Affected extends Pick<GraphNode, 'id' | 'kind' | 'name' | 'namespace' | 'detail'> {
  /** Names of the services by which it hangs on what goes. */
  services: string[];
  /** ISO time of the last call of any of them; undefined where the gateway has seen none. */
  lastCallAt?: string;
}

/**
 * Who loses access when the links `roots` go, workloads first, and when what they lose was last used.
 * @param roots ids of graph nodes.
 * @param calls by the id of the service.
 */
export function blastRadius(
  chains: Chains,
  roots: readonly string[],
  calls: ReadonlyMap<string, ServiceCalls>,
): Affected[] {
  const services = new Map(
    roots.flatMap((root) => servicesAround(chains, root)).map((node) => [node.id, node]),
  );
  const affected = new Map(
    roots
      .flatMap((root) => chains.below(root))
      .filter(({ kind, ref }) => ref !== undefined && (kind === 'workload' || kind === 'instance'))
      .map((node) => [node.id, node]),
  );
  return workloadsFirst(
    [...affected.values()].map((node) =>
      affectedOf(
        node,
        chains.above(node.id).filter(({ id }) => services.has(id)),
        calls,
      ),
    ),
  );
}

/** The same for links of several parts of the graph, from what goes in each. */
export function workloadsFirst(affected: readonly Affected[]): Affected[] {
  return affected.toSorted((left, right) => rank(left) - rank(right));
}

/** The services that a root stands for: those it leads to, else those it comes from. */
function servicesAround(chains: Chains, root: string): GraphNode[] {
  const isService = ({ kind }: GraphNode) => kind === 'service';
  const below = chains.below(root).filter(isService);
  return below.length > 0 ? below : chains.above(root).filter(isService);
}

function affectedOf(
  { id, kind, name, namespace, detail }: GraphNode,
  services: readonly GraphNode[],
  calls: ReadonlyMap<string, ServiceCalls>,
): Affected {
  const lastCallAt = services
    .flatMap(({ serviceId = '' }) => calls.get(serviceId)?.lastCallAt ?? [])
    .sort()
    .at(-1);
  return {
    id,
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(detail === undefined ? {} : { detail }),
    services: services.map(({ name: service }) => service),
    ...(lastCallAt === undefined ? {} : { lastCallAt }),
  };
}

function rank({ kind }: Affected): number {
  return kind === 'workload' ? 0 : 1;
}
