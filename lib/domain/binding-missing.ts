import { bad, type NodeHealth } from './node-health.ts';

/** Health of links of the chain that something refers to and that do not exist. */

export function missingInstance(name: string, binding: string): NodeHealth {
  return bad('Missing', {
    cause: 'The service instance does not exist.',
    evidence: `ServiceBinding ${binding} refers to ServiceInstance ${name}.`,
    fix: 'Create the instance, or delete the binding and bind again.',
  });
}

export function missingBinding(name: string, usage: string): NodeHealth {
  return bad('Missing', {
    cause: 'The binding does not exist.',
    evidence: `ServiceBindingUsage ${usage} refers to ServiceBinding ${name}.`,
    fix: 'Create the binding, or delete the usage and bind again.',
  });
}

export function missingWorkload(name: string, usage: string): NodeHealth {
  return bad('Missing', {
    cause: 'The workload does not exist.',
    evidence: `ServiceBindingUsage ${usage} names Deployment ${name}.`,
    fix: 'Create the Deployment, or unbind.',
  });
}
