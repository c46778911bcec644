import type { ApplicationMapping } from '#lib/domain/application/application-mapping.ts';
import {
  applicationBrokerLabel,
  applicationBrokerName,
  type ServiceBroker,
} from '#lib/domain/catalog/service-broker.ts';

/** Says on the ServiceBroker which catalog, by which mappings, it was last asked to read. */
const digestAnnotation = 'applicationconnector.kyma-project.io/catalog-digest';

export interface BrokerState {
  namespace: string;
  mappings: ApplicationMapping[];
  /** Whether an instance of a class of this broker is left in the namespace. */
  hasInstances: boolean;
  broker: ServiceBroker | undefined;
  /** The URL that the broker must have. */
  url: string;
  /** Digest of the catalog that the broker must have read; it changes with every mapping that comes or goes. */
  digest: string;
}

export type BrokerDecision =
  | { action: 'none' }
  | { action: 'create' | 'replace' | 'delete'; broker: ServiceBroker };

/** What is to be done about a namespace's ServiceBroker (binding contract 1.3). */
export function decideBroker(state: BrokerState): BrokerDecision {
  const { broker, mappings, hasInstances } = state;
  if (broker?.metadata.deletionTimestamp !== undefined) {
    return { action: 'none' };
  }
  if (mappings.length === 0 && !hasInstances) {
    return broker === undefined ? { action: 'none' } : { action: 'delete', broker };
  }
  if (broker === undefined) {
    return mappings.length === 0 ? { action: 'none' } : { action: 'create', broker: newBroker(state) };
  }
  const known = broker.metadata.annotations?.[digestAnnotation];
  if (broker.spec.url === state.url && known === state.digest) {
    return { action: 'none' };
  }
  return { action: 'replace', broker: relisted(broker, state) };
}

function newBroker({ namespace, url, digest }: BrokerState): ServiceBroker {
  return {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceBroker',
    metadata: {
      name: applicationBrokerName,
      namespace,
      labels: { [applicationBrokerLabel]: 'true' },
      annotations: { [digestAnnotation]: digest },
    },
    spec: { url, relistBehavior: 'Duration', relistRequests: 1 },
  };
}

function relisted(broker: ServiceBroker, { url, digest }: BrokerState): ServiceBroker {
  const { metadata, spec } = broker;
  return {
    ...broker,
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, [applicationBrokerLabel]: 'true' },
      annotations: { ...metadata.annotations, [digestAnnotation]: digest },
    },
    spec: { ...spec, url, relistRequests: (spec.relistRequests ?? 0) + 1 },
  };
}
