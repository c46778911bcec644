import { bad, type NodeHealth } from './node-health.ts';
import type { UnbindTarget } from './unbind-target.ts';

/** Health of links of the chain that something refers to and that do not exist. */

/** An Application that only a mapping speaks of; `likely` is the one whose name comes near. */
export function missingApplication(name: string, namespace: string, likely: string | undefined): NodeHealth {
  return bad('Missing', {
    cause: 'An ApplicationMapping names an Application that does not exist.',
    evidence: `ApplicationMapping ${name} in ${namespace} allows the Application of the same name, and there is none.`,
    fix:
      likely === undefined
        ? 'Create the Application with this name, or delete the mapping.'
        : `A mapping must be named like its Application: there is one named ${likely}.`,
    ...(likely === undefined
      ? {}
      : { remedy: { action: 'rename-mapping', namespace, from: name, to: likely } }),
  });
}

export function missingInstance(name: string, binding: UnbindTarget): NodeHealth {
  return bad('Missing', {
    cause: 'The service instance does not exist.',
    evidence: `ServiceBinding ${binding.name} refers to ServiceInstance ${name}.`,
    fix: 'Create the instance, or delete the binding and bind again.',
    remedy: { action: 'unbind', target: binding },
  });
}

export function missingBinding(name: string, usage: UnbindTarget): NodeHealth {
  return bad('Missing', {
    cause: 'The binding does not exist.',
    evidence: `ServiceBindingUsage ${usage.name} refers to ServiceBinding ${name}.`,
    fix: 'Create the binding, or delete the usage and bind again.',
    remedy: { action: 'unbind', target: usage },
  });
}

/** @param kind as people know it: `Deployment`. */
export function missingWorkload(kind: string, name: string, usage: UnbindTarget): NodeHealth {
  return bad('Missing', {
    cause: 'The workload does not exist.',
    evidence: `ServiceBindingUsage ${usage.name} names ${kind} ${name}.`,
    fix: `Create the ${kind}, or unbind.`,
    remedy: { action: 'unbind', target: usage },
  });
}
