import type { KubeObject } from '../kubernetes/kube-object.ts';

/** Keeps an Application until what belongs to it is cleaned up. */
export const applicationFinalizer = 'finalizer.applicationconnector.kyma-project.io';

/** Namespace of everything that belongs to Applications. */
export const integrationNamespace = 'kyma-integration';

/** The API or the Events part of a service. */
export interface ServiceEntry {
  type: 'API' | 'Events';
  targetUrl?: string;
  /** Address under which workloads in the cluster call the API. */
  gatewayUrl?: string;
  accessLabel?: string;
  specificationUrl?: string;
  apiType?: string;
  requestParametersSecretName?: string;
  credentials?: {
    /** One of `credentialTable`, empty where there are none; others may stand here, too, and are not known. */
    type: string;
    secretName: string;
    authenticationUrl?: string;
    csrfInfo?: { tokenEndpointURL: string };
  };
  name?: string;
  id?: string;
}

export interface ApplicationService {
  id: string;
  /** The application's own name for the service. */
  identifier?: string;
  /** External name of the service class. */
  name: string;
  displayName: string;
  description: string;
  longDescription?: string;
  providerDisplayName: string;
  labels?: Record<string, string> | null;
  tags?: string[];
  /** API packages only: JSON schema of what is given to provision the service, as a text. */
  authCreateParameterSchema?: string;
  entries: ServiceEntry[];
}

interface ApplicationSpec {
  description?: string;
  skipInstallation?: boolean;
  services?: ApplicationService[];
  labels?: Record<string, string> | null;
  tenant?: string;
  group?: string;
  compassMetadata?: {
    applicationId?: string;
    authentication?: { clientIds?: string[] };
  };
  accessLabel?: string;
  /** Others write members of their own; they stay. */
  [member: string]: unknown;
}

/** Words of `status.installationStatus.status` that Mooring writes (connectivity contract 6.3). */
export type InstallationState = 'deployed' | 'failed' | 'INSTALLATION_SKIPPED';

/** An application outside the cluster (connectivity contract 1.1). Cluster-scoped. */
export interface Application extends KubeObject {
  spec?: ApplicationSpec;
  status?: { installationStatus?: { status: string; description: string } };
}

/** What the application has registered; empty where nothing is. */
export function servicesOf(application: Application): ApplicationService[] {
  return application.spec?.services ?? [];
}

/** The service with this id, undefined when the Application has none. */
export function findService(application: Application, serviceId: string): ApplicationService | undefined {
  return servicesOf(application).find((service) => service.id === serviceId);
}

/** The service's API or Events part, undefined when it has none. */
export function entryOf(service: ApplicationService, type: ServiceEntry['type']): ServiceEntry | undefined {
  return service.entries.find((entry) => entry.type === type);
}

/** True once the operator has set up everything that belongs to the Application. */
export function isDeployed(application: Application): boolean {
  return application.status?.installationStatus?.status.toLowerCase() === 'deployed';
}

/** Common names of the client certificates that may act for the Application (connectivity contract 4.3). */
export function acceptedCommonNames(application: Application): string[] {
  const clientIds = application.spec?.compassMetadata?.authentication?.clientIds ?? [];
  return clientIds.length > 0 ? clientIds : [application.metadata.name];
}
