import { isDeepStrictEqual } from 'node:util';
import { parseExact, stringifyExact } from 'kube-text/exact-json';
import type { ServiceBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { catalogFinalizer } from '#lib/domain/catalog/service-broker.ts';

/** Keeps the spec that the broker was told: the contract has it immutable, a change is taken back. */
const specAnnotation = 'catalog.mooring.dev/spec';

/** Whether the spec is no longer the one that was first seen. */
export function isSpecChanged(binding: ServiceBinding): boolean {
  const first = firstSpec(binding);
  return first !== undefined && !isDeepStrictEqual(binding.spec, first);
}

/**
 * What the webhook of Service Catalog did at creation, and its refusal of every later change of the spec
 * (binding contract 2.3).
 */
export function withIdentity(binding: ServiceBinding, newId: () => string): ServiceBinding {
  const { metadata } = binding;
  const spec = firstSpec(binding) ?? {
    ...binding.spec,
    externalID: binding.spec.externalID || newId(),
    secretName: binding.spec.secretName || metadata.name,
  };
  const finalizers = metadata.finalizers ?? [];
  const wanted: ServiceBinding = {
    ...binding,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [specAnnotation]: stringifyExact(spec) },
      finalizers: finalizers.includes(catalogFinalizer) ? finalizers : [...finalizers, catalogFinalizer],
    },
    spec,
  };
  return isDeepStrictEqual(wanted, binding) ? binding : wanted;
}

function firstSpec({ metadata }: ServiceBinding): ServiceBinding['spec'] | undefined {
  try {
    const kept: unknown = parseExact(metadata.annotations?.[specAnnotation] ?? 'null');
    return isSpec(kept) ? kept : undefined;
  } catch {
    // somebody has written into it: the spec as it is counts
    return undefined;
  }
}

function isSpec(value: unknown): value is ServiceBinding['spec'] {
  return typeof value === 'object' && value !== null && 'instanceRef' in value && 'externalID' in value;
}
