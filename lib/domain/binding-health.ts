import { type Application, type ApplicationService, entryOf, isDeployed } from './application.ts';
import { findCondition } from './conditions.ts';
import { formatAbsolute } from './format-time.ts';
import type { KubeObject } from './kube-object.ts';
import { bad, busy, describeCondition, type NodeHealth, ok, type Problem } from './node-health.ts';
import type { Remedy } from './remedy.ts';
import type { CallFailure, ServiceCalls } from './seen-calls.ts';
import { type ServiceBinding, secretNameOfServiceBinding } from './service-binding.ts';
import { collisionsOfUsage, type ServiceBindingUsage } from './service-binding-usage.ts';
import type { ServiceBroker } from './service-broker.ts';
import { applicationOfServiceClass, type ServiceClass } from './service-class.ts';
import type { ServiceInstance } from './service-instance.ts';
import type { UnbindTarget } from './unbind-target.ts';

const badReason = /Error|Nonexistent|Failed|Deleted|Invalid/;
const transientReason = /ErrorInstanceNotReady|ErrorAsyncOperationInProgress|ErrorInstanceRefsUnresolved/;

export function applicationHealth(application: Application): NodeHealth {
  if (application.metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const status = application.status?.installationStatus;
  if (isDeployed(application) || status?.status === 'INSTALLATION_SKIPPED') {
    return ok(isDeployed(application) ? 'Deployed' : 'Not managed');
  }
  if (status?.status === 'failed') {
    return bad('Failed', {
      cause: 'The Application could not be set up.',
      evidence: `installationStatus is failed: ${status.description}`,
      fix: 'Correct what the description names; the operator tries again by itself.',
    });
  }
  return busy('Setting up', {
    cause: 'The application operator has not reported it as deployed yet.',
    evidence: `installationStatus is ${status?.status ?? 'empty'}.`,
    fix: 'This takes seconds. If it stays, check that the application operator runs.',
  });
}

/** The rules by which the broker takes a service into the catalog (binding contract 1.5). */
export function serviceHealth(
  application: string,
  service: ApplicationService,
  calls?: ServiceCalls,
): NodeHealth {
  const api = entryOf(service, 'API');
  const events = entryOf(service, 'Events');
  const missing = [
    ...(service.labels?.['connected-app'] === undefined ? ['the label connected-app'] : []),
    ...(service.entries.length === 0 ? ['an API or Events entry'] : []),
    ...(api !== undefined && !api.gatewayUrl ? ['gatewayUrl of its API entry'] : []),
    ...(api !== undefined && !api.accessLabel ? ['accessLabel of its API entry'] : []),
  ];
  const onlyLabelMissing = missing.length === 1 && service.labels?.['connected-app'] === undefined;
  if (missing.length > 0) {
    return bad('Rejected', {
      cause: 'The catalog drops the whole Application because this service is incomplete.',
      evidence: `Service ${service.name} lacks ${missing.join(' and ')}.`,
      fix: 'Register the service through the registry, which fills these in, or add them to the Application.',
      ...(onlyLabelMissing
        ? { remedy: { action: 'label-service', application, serviceId: service.id } }
        : {}),
    });
  }
  const refused = calls === undefined ? undefined : callHealth(application, service, calls);
  if (refused !== undefined) {
    return refused;
  }
  if (api === undefined) {
    return ok('Events');
  }
  return ok(events === undefined ? 'API' : 'API and events');
}

const failureTexts: Partial<Record<CallFailure, string>> = {
  timeout: 'It did not answer in time.',
  unreachable: 'No connection could be made.',
  broken: 'It broke the connection off.',
};

/** What the last call through the gateway says about the target; undefined where that is nothing bad. */
function callHealth(
  application: string,
  service: ApplicationService,
  { lastFailure, lastStatus, lastCallAt }: ServiceCalls,
): NodeHealth | undefined {
  const target = entryOf(service, 'API')?.targetUrl ?? 'its target';
  const when = `The last call was on ${formatAbsolute(lastCallAt ?? '')}.`;
  const why = lastFailure === null ? undefined : failureTexts[lastFailure];
  if (why !== undefined) {
    return bad('Target unreachable', {
      cause: 'The gateway does not reach the outside application.',
      evidence: `${why} Target: ${target}. ${when}`,
      fix: 'Check that the application runs and can be reached from the cluster, or correct its target URL.',
      remedy: { action: 'change-target', application, serviceId: service.id },
    });
  }
  if (lastFailure === 'credentials' || lastStatus === 401 || lastStatus === 403) {
    return bad('Credentials refused', {
      cause:
        (entryOf(service, 'API')?.credentials?.type ?? '')
          ? 'The outside application does not accept the credentials that were registered.'
          : 'The outside application wants credentials, and none are registered.',
      evidence: `${lastFailure === 'credentials' ? 'The token server gave out no token.' : `${target} answered ${lastStatus}.`} ${when}`,
      fix: 'Enter the credentials that the application accepts; pods need no change.',
      remedy: { action: 'change-credentials', application, serviceId: service.id },
    });
  }
  return undefined;
}

/** What a class that is not there yet waits for. `mapped` tells whether the namespace may use the service at all. */
export function missingClassHealth(input: {
  application: string | undefined;
  namespace: string;
  mapped: boolean;
  broker: ServiceBroker | undefined;
  serviceId: string;
  /** True where an instance already counts on the class. */
  needed: boolean;
}): NodeHealth {
  const { application = 'the Application', namespace, mapped, broker, serviceId, needed } = input;
  const relist: Remedy = { action: 'relist', namespace };
  if (!mapped) {
    return bad('Not allowed', {
      cause: `${application} is not allowed in namespace ${namespace}.`,
      evidence: `No ApplicationMapping in ${namespace} enables this service.`,
      fix: `Allow the service in ${namespace}.`,
      ...(input.application === undefined
        ? {}
        : { remedy: { action: 'allow', application: input.application, namespace, serviceId } }),
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
  return needed && brokerReady?.status === 'True'
    ? bad('Class missing', problem)
    : busy('Not published', problem);
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

export function instanceHealth(instance: ServiceInstance): NodeHealth {
  const again: Remedy = { action: 'create-again', target: targetOf('serviceinstances', instance) };
  if (instance.metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const ready = findCondition(instance.status?.conditions, 'Ready');
  const failure = findCondition(instance.status?.conditions, 'Failed');
  if (failure?.status === 'True') {
    return bad('Failed', {
      cause: 'The broker refused to provision the instance; it will not try again.',
      evidence: describeCondition(failure),
      fix: 'Correct what the message names, then delete the instance and create it again.',
      remedy: again,
    });
  }
  if (ready === undefined) {
    return busy('Pending');
  }
  if (ready.status === 'True') {
    return ok('Ready');
  }
  const orphan = findCondition(instance.status?.conditions, 'OrphanMitigation');
  if (orphan?.status === 'True') {
    return bad('Failed', {
      cause: 'Provisioning failed; what the broker may have made is taken back before the next attempt.',
      evidence: describeCondition(orphan),
      fix: 'Check the service broker of this namespace and the message above.',
    });
  }
  const reason = ready.reason ?? '';
  if (reason.startsWith('References')) {
    return bad('Failed', {
      cause: 'What the instance refers to does not exist in this namespace.',
      evidence: describeCondition(ready),
      fix: 'Allow the service in this namespace, or correct the class and plan in the YAML of the instance.',
    });
  }
  if (badReason.test(reason)) {
    return bad('Failed', {
      cause: 'Provisioning does not succeed; the catalog keeps trying.',
      evidence: describeCondition(ready),
      fix: 'Check the service broker of this namespace and the message above.',
    });
  }
  return busy(/Deprovision/.test(reason) ? 'Deprovisioning' : 'Provisioning', {
    cause: 'The broker is still at work.',
    evidence: describeCondition(ready),
    fix: 'Nothing to do yet.',
  });
}

/** @param secretExists undefined where Secrets cannot be seen. */
export function bindingHealth(binding: ServiceBinding, secretExists: boolean | undefined): NodeHealth {
  const secretName = secretNameOfServiceBinding(binding);
  const again: Remedy = { action: 'create-again', target: targetOf('servicebindings', binding) };
  if (binding.metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const ready = findCondition(binding.status?.conditions, 'Ready');
  const failure = findCondition(binding.status?.conditions, 'Failed');
  if (failure?.status === 'True') {
    return bad('Failed', {
      cause: 'The broker refused the binding; it will not try again.',
      evidence: describeCondition(failure),
      fix: 'Correct what the message names, then delete the binding and bind again.',
      remedy: again,
    });
  }
  if (ready?.status === 'True') {
    return secretExists === false
      ? bad('Secret missing', {
          cause: 'The Secret with the credentials is gone.',
          evidence: `Secret ${secretName} is not in ${binding.metadata.namespace ?? ''}, although the binding is Ready.`,
          fix: 'Delete the binding and bind again; pods cannot start without the Secret.',
          remedy: again,
        })
      : ok('Ready');
  }
  if (ready === undefined || ready.reason === undefined) {
    return busy('Pending');
  }
  const problem = {
    cause: 'The credentials are not there yet.',
    evidence: describeCondition(ready),
    fix: 'Look at the instance before it in the chain: a binding waits for it.',
  };
  return badReason.test(ready.reason) && !transientReason.test(ready.reason)
    ? bad('Failed', { ...problem, cause: 'The binding does not succeed.' })
    : busy('Waiting', problem);
}

const usageFixes: Record<string, string> = {
  ServiceBindingGetError: 'Create the ServiceBinding that the usage names, or unbind.',
  ServiceBindingNotReadyError: 'Look at the binding before it in the chain: the usage waits for it.',
  ServiceBindingAsyncOperationInProgressError: 'Wait until the operation on the binding has ended.',
  EnsureLabelsAppliedError:
    'Check that the workload exists and that spec.usedBy.kind names a UsageKind, in lower case: deployment.',
  ApplyLabelsConflictError: 'Two sources want the same label: unbind one of them.',
};

export function usageHealth(usage: ServiceBindingUsage): NodeHealth {
  if (usage.metadata.deletionTimestamp !== undefined) {
    return busy('Deleting');
  }
  const ready = findCondition(usage.status?.conditions, 'Ready');
  if (ready === undefined) {
    return busy('Pending');
  }
  if (ready.status === 'True') {
    const collisions = collisionsOfUsage(usage);
    return collisions === undefined
      ? ok('Injected')
      : {
          status: 'warn',
          word: 'Collides',
          problem: {
            cause: 'A variable of this usage has the name of another one in the same container.',
            evidence: collisions,
            fix: 'Unbind and bind again with a prefix, or rename the other variable.',
          },
        };
  }
  const reason = ready.reason ?? '';
  const remedy = remedyOfUsage(usage, reason);
  const problem: Problem = {
    cause: 'The variables are not in the workload.',
    evidence: describeCondition(ready),
    fix: usageFixes[reason] ?? 'Correct what the message names; the controller tries again by itself.',
    ...(remedy === undefined ? {} : { remedy }),
  };
  return reason === 'ServiceBindingNotReadyError' || reason === 'ServiceBindingAsyncOperationInProgressError'
    ? busy('Waiting', problem)
    : bad('Failed', problem);
}

/** `Deployment` for `deployment` is the usual slip: UsageKinds are named in lower case (binding contract 3.1). */
function remedyOfUsage(usage: ServiceBindingUsage, reason: string): Remedy | undefined {
  const { name, namespace = '' } = usage.metadata;
  const { kind } = usage.spec.usedBy;
  if (kind !== kind.toLowerCase()) {
    return { action: 'correct-usage-kind', namespace, name, kind: kind.toLowerCase() };
  }
  return reason === 'ServiceBindingGetError' || reason === 'ApplyLabelsConflictError'
    ? { action: 'unbind', target: targetOf('servicebindingusages', usage) }
    : undefined;
}

function targetOf(kind: UnbindTarget['kind'], { metadata }: KubeObject): UnbindTarget {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}
