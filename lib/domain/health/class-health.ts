import type { ApplicationService } from '../application/application.ts';
import { targetOfObject } from '../binding/unbind-target.ts';
import type { ServiceBroker } from '../catalog/service-broker.ts';
import { applicationOfServiceClass, type ServiceClass } from '../catalog/service-class.ts';
import type { ServiceInstance } from '../catalog/service-instance.ts';
import { findCondition } from '../kubernetes/conditions.ts';
import { bad, busy, describeCondition, following, type NodeHealth, ok, type Problem } from './node-health.ts';
import type { Remedy } from './remedy.ts';

/** What a class that is not there yet waits for. `mapped` tells whether the namespace may use the service at all. */
export function missingClassHealth(input: {
  application: string;
  namespace: string;
  mapped: boolean;
  broker: ServiceBroker | undefined;
  serviceId: string;
  /** True where an instance already counts on the class. */
  needed: boolean;
}): NodeHealth {
  const { application, namespace, mapped, broker, serviceId, needed } = input;
  const relist: Remedy = { action: 'relist', namespace };
  if (!mapped) {
    return bad('Not allowed', {
      cause: `${application} is not allowed in namespace ${namespace}.`,
      evidence: `No ApplicationMapping in ${namespace} enables this service.`,
      fix: `Allow the service in ${namespace}.`,
      remedy: { action: 'allow', application, namespace, serviceId },
    });
  }
  const brokerReady = findCondition(broker?.status?.conditions, 'Ready');
  if (broker === undefined) {
    return busy('Not published', {
      cause: `Namespace ${namespace} has no service broker yet.`,
      evidence: `ServiceBroker application-broker is not in ${namespace}.`,
      fix: 'It appears within seconds. If it stays, check that the application broker runs.',
    });
  }
  if (brokerReady?.status === 'False') {
    return bad('Broker not ready', {
      cause: `The service broker of ${namespace} cannot fetch its catalog.`,
      evidence: `ServiceBroker application-broker: ${describeCondition(brokerReady)}`,
      fix: 'Check that the application broker runs and answers at the URL of the ServiceBroker.',
      remedy: relist,
    });
  }
  const problem: Problem = {
    cause: 'The catalog has not published this service as a class yet.',
    evidence: `No ServiceClass with this service's id is in ${namespace}.`,
    fix: 'It appears within seconds. If it stays, look at the Application: a service it rejects stays out of the catalog.',
    remedy: relist,
  };
  return following(
    needed && brokerReady?.status === 'True' ? bad('Class missing', problem) : busy('Not published', problem),
  );
}

/** A class whose Application was deleted, and which `users` still hold. */
export function abandonedClassHealth(
  serviceClass: ServiceClass,
  users: readonly ServiceInstance[],
): NodeHealth {
  const application = applicationOfServiceClass(serviceClass);
  const who = application === undefined ? 'The application' : `Application ${application}`;
  const [user, ...others] = users;
  return bad('Withdrawn', {
    cause: `${who}, which offered this service, does not exist any more.`,
    evidence: `ServiceClass ${serviceClass.metadata.name} is held by ${users.map(({ metadata }) => metadata.name).join(', ')}.`,
    fix: 'Unbind its instances: what they call is gone.',
    ...(user === undefined || others.length > 0
      ? {}
      : { remedy: { action: 'unbind', target: targetOfObject('serviceinstances', user) } }),
  });
}

/** What the Application holds in the place of a service that it has no more. */
export interface Replacement {
  successors: readonly ApplicationService[];
  /** Whether the namespace may use the old service, or its only successor already. */
  allowed: boolean;
}

/** @param replacement undefined while the service is registered, or where its Application is unknown. */
export function classHealth(
  serviceClass: ServiceClass,
  mapped: boolean,
  replacement?: Replacement,
): NodeHealth {
  const { name, namespace = '' } = serviceClass.metadata;
  const application = applicationOfServiceClass(serviceClass);
  if (replacement !== undefined && application !== undefined) {
    return replacedClassHealth(serviceClass, application, replacement);
  }
  const allow: { remedy?: Remedy } =
    mapped || application === undefined
      ? {}
      : { remedy: { action: 'allow', application, namespace, serviceId: serviceClass.spec.externalID } };
  if (serviceClass.status?.removedFromBrokerCatalog === true) {
    return bad('Withdrawn', {
      cause: mapped
        ? 'The service is no longer offered: it was removed from the Application.'
        : `The service is no longer allowed in namespace ${namespace}.`,
      evidence: `ServiceClass ${name} is marked as removed from the broker's catalog.`,
      fix: mapped
        ? 'Unbind its instances, or register the service again.'
        : `Allow it in ${namespace} again, or unbind its instances. What is bound keeps working.`,
      ...allow,
    });
  }
  if (!mapped) {
    return busy('Withdrawing', {
      cause: `The service is no longer allowed in namespace ${namespace}.`,
      evidence: `No ApplicationMapping in ${namespace} enables it, the catalog still lists ServiceClass ${name}.`,
      fix: `Allow it in ${namespace} again, or wait until the catalog drops it.`,
      ...allow,
    });
  }
  return ok('Available');
}

function replacedClassHealth(
  { metadata: { namespace = '' }, spec }: ServiceClass,
  application: string,
  { successors, allowed }: Replacement,
): NodeHealth {
  const from = spec.externalID;
  const gone = `Application ${application} has no service ${from} any more`;
  const [successor, ...others] = successors;
  if (successor === undefined) {
    return bad('Withdrawn', {
      cause: 'The service is no longer offered: it was removed from the Application.',
      evidence: `${gone}.`,
      fix: 'Unbind its instances, or register the service again.',
    });
  }
  const word = 'Registered again';
  if (others.length > 0) {
    return bad(word, {
      cause:
        'The service was removed, and several of its name are registered: which one took its place, nobody can tell.',
      evidence: `${gone}; of its name are ${successors.map(({ id }) => id).join(', ')}.`,
      fix: 'Unbind its instances, and bind the service that is meant from the catalog.',
      remedy: { action: 'choose-service', namespace },
    });
  }
  const problem = {
    cause: 'The service was registered again under a new id; what is bound still calls the old one.',
    evidence: `${gone}; of its name there is ${successor.id} now.`,
  };
  return allowed
    ? bad(word, {
        ...problem,
        fix: 'Move its instances and bindings to the new service.',
        remedy: { action: 'move-to-service', application, namespace, from, to: successor.id },
      })
    : bad(word, {
        ...problem,
        fix: `Allow the new service in ${namespace}, then move its bindings there.`,
        remedy: { action: 'allow', application, namespace, serviceId: successor.id },
      });
}
