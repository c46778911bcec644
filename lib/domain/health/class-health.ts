import type { ServiceClass } from '../catalog/service-class.ts';
import type { NodeHealth } from './node-health.ts';
import type { AbandonedClass } from './rules/class/abandoned.ts';
import { classAbandoned } from './rules/class/abandoned.ts';
import { promisedClassChain, publishedClassChain } from './rules/class/chain.ts';
import type { PromisedClass } from './rules/class/promised-class.ts';
import type { Replacement } from './rules/class/published-class.ts';
import { diagnose, tell } from './rules/diagnose.ts';

/** What a class that is not there yet waits for. */
export function missingClassHealth(promised: PromisedClass): NodeHealth {
  return diagnose(promisedClassChain, promised);
}

/** A class whose Application was deleted, and which `users` still hold. */
export function abandonedClassHealth(serviceClass: ServiceClass, users: AbandonedClass['users']): NodeHealth {
  return tell(classAbandoned, { serviceClass, users });
}

/** @param replacement undefined while the service is registered, or where its Application is unknown. */
export function classHealth(
  serviceClass: ServiceClass,
  mapped: boolean,
  replacement?: Replacement,
): NodeHealth {
  return diagnose(publishedClassChain, { serviceClass, mapped, replacement });
}
