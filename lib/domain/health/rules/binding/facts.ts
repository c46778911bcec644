import type { CatalogBinding } from '../../../catalog/catalog-binding.ts';
import { findCondition } from '../../../kubernetes/conditions.ts';
import type { Condition } from '../../../kubernetes/kube-object.ts';

/** A ServiceBinding with the conditions that its rules look at. */
export interface BindingFacts {
  binding: CatalogBinding;
  ready: Condition | undefined;
  /** True where the catalog has given up. */
  failed: Condition | undefined;
  /** Undefined where Secrets cannot be seen. */
  secretExists: boolean | undefined;
}

export function bindingFacts(binding: CatalogBinding, secretExists: boolean | undefined): BindingFacts {
  const conditions = binding.status?.conditions;
  return {
    binding,
    ready: findCondition(conditions, 'Ready'),
    failed: findCondition(conditions, 'Failed'),
    secretExists,
  };
}
