import type { GraphNode } from '../binding/binding-graph-node.ts';
import type { Chains } from '../binding/chain.ts';
import type { PageTarget } from './page-target.ts';

/** The page about a link of the graph; undefined where nothing is there. */
export function targetOfNode(
  { id, kind, ref, serviceId }: Pick<GraphNode, 'id' | 'kind' | 'ref' | 'serviceId'>,
  chains: Pick<Chains, 'applicationsOf'>,
): PageTarget | undefined {
  if (ref === undefined) {
    return undefined;
  }
  if (kind === 'application') {
    return { page: 'application', name: ref.name };
  }
  if (kind === 'service') {
    const [application = ref.name] = chains.applicationsOf(id);
    return serviceId === undefined ? undefined : { page: 'service', application, id: serviceId };
  }
  return { page: 'object', ...ref };
}
