import {
  applicationOfServiceClass,
  displayNameOfServiceClass,
  type ServiceClass,
} from '../catalog/service-class.ts';
import type { Deployment } from '../kubernetes/workload.ts';
import { isSampleDeployment } from './sample-workload.ts';

export interface ServiceChoice {
  /** The service's id. */
  id: string;
  name: string;
  application: string | undefined;
}

/** Whether a service of this class can be bound. */
export function canBeBound({ spec, status }: ServiceClass): boolean {
  return spec.bindable !== false && status?.removedFromBrokerCatalog !== true;
}

/** A service as it is offered where it is to be bound. */
export function serviceChoiceOf(serviceClass: ServiceClass): ServiceChoice {
  return {
    id: serviceClass.spec.externalID,
    name: displayNameOfServiceClass(serviceClass),
    application: applicationOfServiceClass(serviceClass),
  };
}

/** A name for a sample Deployment. @param isTaken whether a Deployment of the namespace has a name. */
export function freeSampleName(isTaken: (name: string) => boolean): string {
  return firstFree('sample', isTaken);
}

/** The name of an Application's own sample Deployment: it may be there already, but never be somebody's own. */
export function sampleNameOf(
  application: string,
  namespace: string,
  deployments: readonly Deployment[],
): string {
  const others = deployments.filter((deployment) => !isSampleDeployment(deployment));
  const taken = namesIn(namespace, others);
  return firstFree(`${application}-sample`, (name) => taken.has(name));
}

function namesIn(namespace: string, deployments: readonly Deployment[]): Set<string> {
  return new Set(
    deployments
      .filter(({ metadata }) => metadata.namespace === namespace)
      .map(({ metadata }) => metadata.name),
  );
}

function firstFree(stem: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!isTaken(name)) {
      return name;
    }
  }
}
