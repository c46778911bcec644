import { isDeepStrictEqual } from 'node:util';
import { parseExact, stringifyExact } from 'kube-text/exact-json';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { catalogFinalizer } from '#lib/domain/catalog/service-broker.ts';

/** Keeps the spec that the broker was told: the contract has it immutable, a change is taken back. */
const specAnnotation = 'catalog.mooring.dev/spec';

/** Whether the spec is no longer the one that was first seen. */
export function isSpecificationChanged(binding: CatalogBinding): boolean {
  const first = firstSpec(binding);
  return first !== undefined && !isDeepStrictEqual(binding.spec, first);
}

/**
 * What the webhook of Service Catalog did at creation, and its refusal of every later change of the spec
 * (binding contract 2.3).
 */
export function withIdentity(binding: CatalogBinding, newId: () => string): CatalogBinding {
  const { metadata } = binding;
  const spec = firstSpec(binding) ?? {
    ...binding.spec,
    externalID: binding.spec.externalID || newId(),
    secretName: binding.spec.secretName || metadata.name,
  };
  const finalizers = metadata.finalizers ?? [];
  const wanted: CatalogBinding = {
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

function firstSpec({ metadata }: CatalogBinding): CatalogBinding['spec'] | undefined {
  try {
    const kept: unknown = parseExact(metadata.annotations?.[specAnnotation] ?? 'null');
    return isSpec(kept) ? kept : undefined;
  } catch {
    // somebody has written into it: the spec as it is counts
    return undefined;
  }
}

function isSpec(value: unknown): value is CatalogBinding['spec'] {
  return typeof value === 'object' && value !== null && 'instanceRef' in value && 'externalID' in value;
}
