import type { ServiceBroker } from '../../../catalog/service-broker.ts';

/** A class that is not there yet. */
export interface PromisedClass {
  application: string;
  namespace: string;
  /** Whether the namespace may use the service at all. */
  mapped: boolean;
  broker: ServiceBroker | undefined;
  serviceId: string;
  /** True where an instance already counts on the class. */
  needed: boolean;
}
