import { type Application, type ApplicationService, findService } from '#lib/domain/application.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import type { InstanceOperations } from './instance-operations.ts';
import type { Sources } from './sources.ts';

/** What the routes and jobs of the broker work with. */
export interface BrokerContext {
  kube: KubeClient;
  log: Logger;
  sources: Sources;
  operations: InstanceOperations;
  /** How long provisioning waits for its ApplicationMapping. */
  accessWaitMs: number;
  /** Ends waiting jobs when the broker stops. */
  signal: AbortSignal;
}

export interface OfferedService {
  application: Application;
  service: ApplicationService;
}

/** The Application that registered a service, undefined when none did. */
export function findOffer(context: BrokerContext, serviceId: string): OfferedService | undefined {
  for (const application of context.sources.applications.list()) {
    const service = findService(application, serviceId);
    if (service !== undefined) {
      return { application, service };
    }
  }
  return undefined;
}
