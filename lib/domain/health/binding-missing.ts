import type { UnbindTarget } from '../binding/unbind-target.ts';
import { bad, type Guess, type NodeHealth } from './node-health.ts';

/** Health of links of the chain that something refers to and that do not exist. */

/** An Application that only the mappings of these namespaces speak of. */
export function missingApplication(name: string, namespaces: string[], guess: Guess | undefined): NodeHealth {
  return bad('Missing', {
    cause: 'An ApplicationMapping names an Application that does not exist.',
    evidence: `ApplicationMapping ${name} in ${namespaces.join(', ')} allows the Application of the same name, and there is none.`,
    fix: 'Delete the mapping: it would allow whatever gets this name next. Or create the Application.',
    remedy: { action: 'delete-mappings', application: name, namespaces },
    ...(guess === undefined ? {} : { guess }),
  });
}

/** A class that nothing offers and that one instance asks for. */
export function unknownClass(name: string, instance: UnbindTarget): NodeHealth {
  return bad('Unknown', {
    cause: `No class named ${name} is in namespace ${instance.namespace}, and no application offers one.`,
    evidence: `ServiceInstance ${instance.name} asks for it.`,
    fix: 'Correct the class in the YAML of the instance, or delete the instance.',
    remedy: { action: 'unbind', target: instance },
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
