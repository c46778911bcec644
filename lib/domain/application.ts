import { z } from 'zod';
import type { KubeObject } from './kube-object.ts';

/** Keeps an Application until what belongs to it is cleaned up. */
export const applicationFinalizer = 'finalizer.applicationconnector.kyma-project.io';

/** Namespace of everything that belongs to Applications. */
export const integrationNamespace = 'kyma-integration';

export const serviceEntrySchema = z.looseObject({
  type: z.enum(['API', 'Events']),
  targetUrl: z.string().optional(),
  gatewayUrl: z.string().optional(),
  accessLabel: z.string().optional(),
  specificationUrl: z.string().optional(),
  apiType: z.string().optional(),
  requestParametersSecretName: z.string().optional(),
  credentials: z
    .looseObject({
      /** `OAuth`, `Basic`, `CertificateGen`, or empty where there are none. */
      type: z.string(),
      secretName: z.string(),
      authenticationUrl: z.string().optional(),
      csrfInfo: z.looseObject({ tokenEndpointURL: z.string() }).optional(),
    })
    .optional(),
  name: z.string().optional(),
  id: z.string().optional(),
});

export const applicationServiceSchema = z.looseObject({
  id: z.string(),
  identifier: z.string().optional(),
  /** External name of the service class. */
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
  longDescription: z.string().optional(),
  providerDisplayName: z.string(),
  labels: z.record(z.string(), z.string()).nullish(),
  tags: z.array(z.string()).optional(),
  entries: z.array(serviceEntrySchema),
});

export const applicationSpecSchema = z.looseObject({
  description: z.string().optional(),
  skipInstallation: z.boolean().optional(),
  services: z.array(applicationServiceSchema).optional(),
  labels: z.record(z.string(), z.string()).nullish(),
  tenant: z.string().optional(),
  group: z.string().optional(),
  compassMetadata: z
    .looseObject({
      applicationId: z.string().optional(),
      authentication: z.looseObject({ clientIds: z.array(z.string()).optional() }).optional(),
    })
    .optional(),
  accessLabel: z.string().optional(),
});

export type ServiceEntry = z.infer<typeof serviceEntrySchema>;
export type ApplicationService = z.infer<typeof applicationServiceSchema>;
export type ApplicationSpec = z.infer<typeof applicationSpecSchema>;

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
