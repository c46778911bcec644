import type { KubeObject } from '../kubernetes/kube-object.ts';

/** What the application broker sends as metadata of a service (binding contract 1.6). */
export interface ServiceMetadata {
  displayName?: string;
  providerDisplayName?: string;
  longDescription?: string;
  applicationServiceId?: string;
  imageUrl?: string;
  labels?: Record<string, string>;
  /** Labels that the pods of a bound workload get. */
  bindingLabels?: Record<string, string>;
}

/** A ServiceClass, or a ClusterServiceClass: that one has no namespace. */
export interface ServiceClass extends KubeObject {
  spec: {
    externalName: string;
    externalID: string;
    description: string;
    bindable?: boolean;
    bindingRetrievable?: boolean;
    planUpdatable?: boolean;
    externalMetadata?: ServiceMetadata;
    tags?: string[];
    requires?: string[];
    serviceBrokerName?: string;
    clusterServiceBrokerName?: string;
  };
  status?: { removedFromBrokerCatalog?: boolean };
}

/** The name to show for a class. */
export function displayNameOfServiceClass(serviceClass: ServiceClass): string {
  return serviceClass.spec.externalMetadata?.displayName ?? serviceClass.spec.externalName;
}

/** The Application that stands behind a class, undefined when another broker offers it. */
export function applicationOfServiceClass(serviceClass: ServiceClass): string | undefined {
  return serviceClass.spec.externalMetadata?.labels?.['connected-app'];
}
