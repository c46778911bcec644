import type { KubeObject } from '../kubernetes/kube-object.ts';

/** Allows services of the Application of the same name in its namespace (connectivity contract 1.2). */
export interface ApplicationMapping extends KubeObject {
  spec?: {
    /** Absent or null: all services, also future ones. A list: only those. An empty list: none. */
    services?: { id: string }[] | null;
  } | null;
}

/** True where every service of the Application is allowed, also those to come. */
export function allowsAllServices(mapping: ApplicationMapping): boolean {
  return mapping.spec?.services === undefined || mapping.spec.services === null;
}

/** Whether `mapping` allows the service; without a mapping nothing is allowed. */
export function isServiceAllowed(mapping: ApplicationMapping | undefined, serviceId: string): boolean {
  if (mapping === undefined) {
    return false;
  }
  return (
    allowsAllServices(mapping) || (mapping.spec?.services ?? []).some((service) => service.id === serviceId)
  );
}
