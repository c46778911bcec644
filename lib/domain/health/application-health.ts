import {
  type Application,
  type ApplicationService,
  entryOf,
  isDeployed,
} from '../application/application.ts';
import type { CallFailure, ServiceCalls } from '../application/seen-calls.ts';
import { formatAbsolute } from '../kubernetes/format-time.ts';
import { bad, busy, type NodeHealth, ok } from './node-health.ts';

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
