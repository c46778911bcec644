import type { ServiceInstance } from '../catalog/service-instance.ts';
import type { NodeHealth } from './node-health.ts';
import { diagnose } from './rules/diagnose.ts';
import { instanceChain } from './rules/instance/chain.ts';
import { instanceFacts } from './rules/instance/facts.ts';

export function instanceHealth(instance: ServiceInstance): NodeHealth {
  return diagnose(instanceChain, instanceFacts(instance));
}
