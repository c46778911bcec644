import type { Condition, KubeObject } from './kube-object.ts';

/** Name of the broker that offers Applications, one in each namespace with an ApplicationMapping (binding contract 1.3). */
export const applicationBrokerName = 'application-broker';
export const applicationBrokerLabel = 'namespaced-application-broker';

/** Guards brokers, instances and bindings until the catalog's controller has cleaned up (binding contract 2.3). */
export const catalogFinalizer = 'kubernetes-incubator/service-catalog';

export interface ServiceBroker extends KubeObject {
  spec: {
    url: string;
    insecureSkipTLSVerify?: boolean;
    caBundle?: string;
    relistBehavior?: 'Duration' | 'Manual';
    relistDuration?: string;
    relistRequests?: number;
    authInfo?: { basic?: { secretRef: { name: string } }; bearer?: { secretRef: { name: string } } };
  };
  status?: {
    conditions?: Condition[];
    reconciledGeneration?: number;
    operationStartTime?: string | null;
    lastCatalogRetrievalTime?: string | null;
    lastConditionState?: string;
  };
}
