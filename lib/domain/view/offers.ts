import type { GraphNode } from '../binding/binding-graph-node.ts';
import { nodeId } from '../binding/binding-graph-node.ts';
import type { Chains } from '../binding/chain.ts';
import {
  applicationOfServiceClass,
  displayNameOfServiceClass,
  type ServiceClass,
} from '../catalog/service-class.ts';
import { isBindable, type ServicePlan } from '../catalog/service-plan.ts';
import { objectKey } from '../kubernetes/kube-object.ts';

/** One entry of a namespace's catalog. */
export interface Offer {
  /** `namespace/name` of the class. */
  key: string;
  namespace: string;
  className: string;
  serviceId: string;
  displayName: string;
  description: string;
  provider: string;
  /** The Application behind it, undefined when another broker offers it. */
  application: string | undefined;
  plans: string[];
  bindable: boolean;
  /** False once the broker does not offer it any more; it then stays as long as instances use it. */
  offered: boolean;
  /** What the graph says of it; undefined where it has no place there. */
  node: GraphNode | undefined;
  instances: GraphNode[];
}

/** The catalogs of all namespaces. */
export function catalogOffers(
  classes: readonly ServiceClass[],
  plans: readonly ServicePlan[],
  chains: Chains,
): Offer[] {
  const plansByClass = Map.groupBy(
    plans,
    ({ metadata, spec }) => `${metadata.namespace ?? ''}/${spec.serviceClassRef?.name ?? ''}`,
  );
  return classes.map((serviceClass) => {
    const { metadata, spec, status } = serviceClass;
    const { namespace = '', name } = metadata;
    const key = objectKey(serviceClass);
    const below = chains.below(nodeId('class', namespace, spec.externalID));
    const own = plansByClass.get(key) ?? [];
    return {
      key,
      namespace,
      className: name,
      serviceId: spec.externalID,
      displayName: displayNameOfServiceClass(serviceClass),
      description: spec.description,
      provider: spec.externalMetadata?.providerDisplayName ?? '',
      application: applicationOfServiceClass(serviceClass),
      plans: own.map((plan) => plan.spec.externalName),
      bindable: own.some((plan) => isBindable(serviceClass, plan)),
      offered: status?.removedFromBrokerCatalog !== true,
      node: below.find(({ kind }) => kind === 'class'),
      instances: below.filter(({ kind }) => kind === 'instance'),
    };
  });
}
