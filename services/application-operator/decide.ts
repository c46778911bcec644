import { type Application, applicationFinalizer, type InstallationState } from '#lib/domain/application.ts';
import { applicationNameProblems } from '#lib/domain/application-name.ts';
import { applicationServices, type ServiceObject } from './application-services.ts';

export interface Gathered {
  application: Application;
  /** Names of the Application's Services that exist. */
  existingServices: string[];
  namespace: string;
}

export interface InstallationStatus {
  status: InstallationState;
  description: string;
}

export type Decision =
  /** Clean up, then let go of the object. */
  { action: 'release' } | { action: 'install'; create: ServiceObject[]; status: InstallationStatus };

/** What an Application needs (connectivity contract 6.3). */
export function decide({ application, existingServices, namespace }: Gathered): Decision {
  if (application.metadata.deletionTimestamp !== undefined) {
    return { action: 'release' };
  }
  const problems = applicationNameProblems(application.metadata.name);
  if (problems.length > 0) {
    const description = `This Application cannot be installed. ${problems.join(' ')}`;
    return { action: 'install', create: [], status: { status: 'failed', description } };
  }
  const wanted = applicationServices(application, namespace);
  const missing = wanted.filter((service) => !existingServices.includes(service.metadata.name));
  if (application.spec?.skipInstallation === true && missing.length === wanted.length) {
    const description = 'Installation of the Application is skipped.';
    return { action: 'install', create: [], status: { status: 'INSTALLATION_SKIPPED', description } };
  }
  return {
    action: 'install',
    create: missing,
    status: { status: 'deployed', description: 'Install complete' },
  };
}

/** The Application as the operator leaves it; undefined where it is that already. Never loses unknown members. */
export function settled(application: Application, status: InstallationStatus): Application | undefined {
  const { name, finalizers = [] } = application.metadata;
  const current = application.status?.installationStatus;
  const accessLabel = name.length <= 63 ? name : application.spec?.accessLabel;
  const isSettled =
    finalizers.includes(applicationFinalizer) &&
    application.spec?.accessLabel === accessLabel &&
    application.spec?.services !== undefined &&
    current?.status === status.status &&
    current.description === status.description;
  if (isSettled) {
    return undefined;
  }
  return {
    ...application,
    metadata: {
      ...application.metadata,
      finalizers: [...new Set([...finalizers, applicationFinalizer])],
    },
    spec: {
      ...application.spec,
      services: application.spec?.services ?? [],
      ...(accessLabel === undefined ? {} : { accessLabel }),
    },
    status: { ...application.status, installationStatus: { ...current, ...status } },
  };
}
