import type { Condition, KubeObject } from '../kubernetes/kube-object.ts';

/** Name of the broker that offers Applications, one in each namespace with an ApplicationMapping (binding contract 1.3). */
export const applicationBrokerName = 'application-broker';
export const applicationBrokerLabel = 'namespaced-application-broker';

/** Guards brokers, instances and bindings until the catalog's controller has cleaned up (binding contract 2.3). */
export const catalogFinalizer = 'kubernetes-incubator/service-catalog';

export interface SecretReference {
  name: string;
  /** Of cluster-scoped brokers only; a ServiceBroker's Secrets are in its own namespace. */
  namespace?: string;
}

/** A ServiceBroker, or a ClusterServiceBroker: that one has no namespace. */
export interface ServiceBroker extends KubeObject {
  spec: {
    url: string;
    insecureSkipTLSVerify?: boolean;
    caBundle?: string;
    /** Clients in Go send it empty where it is not set: that is Duration. */
    relistBehavior?: 'Duration' | 'Manual' | '';
    relistDuration?: string;
    relistRequests?: number;
    /** Only what passes all of these predicates is offered. */
    catalogRestrictions?: { serviceClass?: string[]; servicePlan?: string[] };
    authInfo?: { basic?: { secretRef: SecretReference }; bearer?: { secretRef: SecretReference } };
  };
  status?: {
    conditions?: Condition[];
    reconciledGeneration?: number;
    operationStartTime?: string | null;
    lastCatalogRetrievalTime?: string | null;
    lastConditionState?: string;
  };
}
