import {
  type Application,
  type ApplicationService,
  servicesOf,
} from '#lib/domain/application/application.ts';

/** Why an Application cannot enter any catalog; empty when it can (binding contract 1.5, V1). */
export function serviceProblems(application: Application): string[] {
  return servicesOf(application).flatMap(problemsOf);
}

function problemsOf(service: ApplicationService): string[] {
  const problems: string[] = [];
  const name = `service [id: ${service.id}]`;
  const entries = service.entries ?? [];
  if (entries.length === 0) {
    problems.push(`${name} has no entry`);
  }
  for (const type of ['API', 'Events']) {
    if (entries.filter((entry) => entry.type === type).length > 1) {
      problems.push(`${name} has more than one entry of type ${type}`);
    }
  }
  const api = entries.find((entry) => entry.type === 'API');
  if (api !== undefined && !api.gatewayUrl) {
    problems.push(`the API entry of ${name} has no gatewayUrl`);
  }
  if (api !== undefined && !api.accessLabel) {
    problems.push(`the API entry of ${name} has no accessLabel`);
  }
  if (service.labels?.['connected-app'] === undefined) {
    problems.push(`${name} has no label connected-app`);
  }
  return problems;
}
