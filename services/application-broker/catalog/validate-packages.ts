import {
  type Application,
  type ApplicationService,
  type ServiceEntry,
  servicesOf,
} from '#lib/domain/application/application.ts';

/** Why an Application with API packages cannot enter any catalog; empty when it can (binding contract 1.5, V2). */
export function packageProblems(application: Application): string[] {
  const { spec } = application;
  const problems: string[] = [];
  if (spec?.labels?.['connected-app'] === undefined) {
    problems.push('the Application has no label connected-app in its spec');
  }
  if (!spec?.compassMetadata?.applicationId) {
    problems.push('the Application has no compassMetadata.applicationId');
  }
  return [...problems, ...servicesOf(application).flatMap(problemsOf)];
}

function problemsOf(service: ApplicationService): string[] {
  return (service.entries ?? []).flatMap((entry) => entryProblems(`service [id: ${service.id}]`, entry));
}

function entryProblems(name: string, entry: ServiceEntry): string[] {
  if (entry.type === 'Events') {
    return [];
  }
  if (entry.type !== 'API') {
    return [`an entry of ${name} is of the unknown type ${String(entry.type)}`];
  }
  return (['id', 'targetUrl', 'name'] as const)
    .filter((member) => !entry[member])
    .map((member) => `an API entry of ${name} has no ${member}`);
}
