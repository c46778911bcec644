import {
  type Application,
  applicationFinalizer,
  type InstallationState,
} from '#lib/domain/application/application.ts';
import { installationRefusal, lookAlikeWarning } from '#lib/domain/application/application-name.ts';
import { inEnglish } from '#lib/texts/english.ts';
import { applicationServices, repaired, type ServiceObject } from './application-services.ts';

export interface Gathered {
  application: Application;
  /** The Services that carry the Application's label. */
  existingServices: ServiceObject[];
  /** Names of Applications among which there may be one whose events cannot be told from this one's. */
  names: string[];
  namespace: string;
}

export interface InstallationStatus {
  status: InstallationState;
  description: string;
}

export type Decision =
  /** Clean up, then let go of the object. */
  | { action: 'release' }
  /** Make each of the Services as it is given here, then write the status. */
  | { action: 'install'; services: ServiceObject[]; status: InstallationStatus };

/** What an Application needs (connectivity contract 6.3). */
export function decide({ application, existingServices, names, namespace }: Gathered): Decision {
  if (application.metadata.deletionTimestamp !== undefined) {
    return { action: 'release' };
  }
  const { name } = application.metadata;
  const refusal = installationRefusal(name);
  if (refusal !== undefined) {
    return { action: 'install', services: [], status: { status: 'failed', description: inEnglish(refusal) } };
  }
  const wanted = applicationServices(application, namespace);
  const found = (service: ServiceObject) =>
    existingServices.find(({ metadata }) => metadata.name === service.metadata.name);
  if (
    application.spec?.skipInstallation === true &&
    wanted.every((service) => found(service) === undefined)
  ) {
    const description = 'Installation of the Application is skipped.';
    return { action: 'install', services: [], status: { status: 'INSTALLATION_SKIPPED', description } };
  }
  const services = wanted.filter((service) => {
    const present = found(service);
    return present === undefined || repaired(present, service) !== undefined;
  });
  const description = ['Install complete', lookAlikeWarning(name, names)].filter(Boolean).join('. ');
  return { action: 'install', services, status: { status: 'deployed', description } };
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
