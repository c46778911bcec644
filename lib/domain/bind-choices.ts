import { applicationOfServiceClass, displayNameOfServiceClass, type ServiceClass } from './service-class.ts';
import type { Deployment } from './workload.ts';

export interface ServiceChoice {
  serviceId: string;
  namespace: string;
  name: string;
  application: string | undefined;
}

/** The services that can be bound, by Application and name. */
export function bindableServices(classes: readonly ServiceClass[]): ServiceChoice[] {
  return classes
    .filter(({ spec, status }) => spec.bindable !== false && status?.removedFromBrokerCatalog !== true)
    .map((serviceClass) => ({
      serviceId: serviceClass.spec.externalID,
      namespace: serviceClass.metadata.namespace ?? '',
      name: displayNameOfServiceClass(serviceClass),
      application: applicationOfServiceClass(serviceClass),
    }))
    .sort(
      (left, right) =>
        (left.application ?? '').localeCompare(right.application ?? '') ||
        left.name.localeCompare(right.name),
    );
}

/** A name for a sample Deployment that the namespace does not have yet. */
export function freeSampleName(namespace: string, deployments: readonly Deployment[]): string {
  const taken = new Set(
    deployments
      .filter(({ metadata }) => metadata.namespace === namespace)
      .map(({ metadata }) => metadata.name),
  );
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'sample' : `sample-${number}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}
