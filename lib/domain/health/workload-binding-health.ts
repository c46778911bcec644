import type { WorkloadBinding } from '../binding/workload-binding.ts';
import type { NodeHealth } from './node-health.ts';
import { diagnose } from './rules/diagnose.ts';
import { workloadBindingChain } from './rules/workload-binding/chain.ts';
import { workloadBindingFacts } from './rules/workload-binding/facts.ts';

/** How a ServiceBinding of servicebinding.io is (binding contract 4.2). */
export function workloadBindingHealth(binding: WorkloadBinding): NodeHealth {
  return diagnose(workloadBindingChain, workloadBindingFacts(binding));
}
