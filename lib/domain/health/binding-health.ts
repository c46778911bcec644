import type { ServiceBindingUsage } from '../binding/service-binding-usage.ts';
import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import type { NodeHealth } from './node-health.ts';
import { bindingChain } from './rules/binding/chain.ts';
import { bindingFacts } from './rules/binding/facts.ts';
import { diagnose } from './rules/diagnose.ts';
import { usageChain } from './rules/usage/chain.ts';
import { usageFacts } from './rules/usage/facts.ts';

/** @param secretExists undefined where Secrets cannot be seen. */
export function bindingHealth(binding: CatalogBinding, secretExists: boolean | undefined): NodeHealth {
  return diagnose(bindingChain, bindingFacts(binding, secretExists));
}

export function usageHealth(usage: ServiceBindingUsage): NodeHealth {
  return diagnose(usageChain, usageFacts(usage));
}
