'use client';

import { useObjects } from '#lib/client/objects.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';

export interface BindingName {
  namespace: string;
  name: string;
}

/** The binding whose GATEWAY_URL a node stands for: a binding itself, or the one that a usage names. */
export function useBindingOfNode({ kind, ref }: GraphNode): BindingName | undefined {
  const { items } = useObjects('servicebindingusages');
  if (ref?.namespace === undefined) {
    return undefined;
  }
  const { namespace, name } = ref;
  if (kind === 'binding') {
    return { namespace, name };
  }
  if (kind !== 'usage') {
    return undefined;
  }
  const usage = items.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  return usage === undefined ? undefined : { namespace, name: usage.spec.serviceBindingRef.name };
}
