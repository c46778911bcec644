import type { ApplicationService } from '../../../application/application.ts';
import { applicationOfServiceClass, type ServiceClass } from '../../../catalog/service-class.ts';
import type { Remedy } from '../../remedy.ts';

/** What the Application holds in the place of a service that it has no more. */
export interface Replacement {
  successors: readonly ApplicationService[];
  /** Whether the namespace may use the old service, or its only successor already. */
  allowed: boolean;
}

/** A class that is there. */
export interface PublishedClass {
  serviceClass: ServiceClass;
  /** Whether the namespace may use the service. */
  mapped: boolean;
  /** Undefined while the service is registered, or where its Application is unknown. */
  replacement: Replacement | undefined;
}

export interface ReplacedService extends Replacement {
  application: string;
  namespace: string;
  /** Id of the service that is gone. */
  from: string;
}

/** The service of a class whose Application has it no more. */
export function replacedService({ serviceClass, replacement }: PublishedClass): ReplacedService | undefined {
  const application = applicationOfServiceClass(serviceClass);
  const { namespace = '' } = serviceClass.metadata;
  return replacement === undefined || application === undefined
    ? undefined
    : { ...replacement, application, namespace, from: serviceClass.spec.externalID };
}

/** The repair of a class whose service is not allowed in its namespace. */
export function allowService(
  { metadata, spec }: ServiceClass,
  application: string | undefined,
): Remedy | undefined {
  return application === undefined
    ? undefined
    : { action: 'allow', application, namespace: metadata.namespace ?? '', serviceId: spec.externalID };
}
