import {
  applicationOfServiceClass,
  displayNameOfServiceClass,
  type ServiceClass,
} from '../catalog/service-class.ts';
import type { Deployment } from '../kubernetes/workload.ts';
import { isSampleDeployment } from './sample-workload.ts';

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

/** A name for a sample Deployment that no Deployment of the namespace has yet. */
export function freeSampleName(namespace: string, deployments: readonly Deployment[]): string {
  return firstFree('sample', namesIn(namespace, deployments));
}

/** The name of an Application's own sample Deployment: it may be there already, but never be somebody's own. */
export function sampleNameOf(
  application: string,
  namespace: string,
  deployments: readonly Deployment[],
): string {
  const others = deployments.filter((deployment) => !isSampleDeployment(deployment));
  return firstFree(`${application}-sample`, namesIn(namespace, others));
}

function namesIn(namespace: string, deployments: readonly Deployment[]): Set<string> {
  return new Set(
    deployments
      .filter(({ metadata }) => metadata.namespace === namespace)
      .map(({ metadata }) => metadata.name),
  );
}

function firstFree(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}

/** `bound to Orders API, Stock`, or that it is bound to nothing. */
export function boundText(services: readonly string[]): string {
  return services.length === 0 ? 'bound to nothing' : `bound to ${services.join(', ')}`;
}
