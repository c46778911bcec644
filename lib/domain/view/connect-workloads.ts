import { sampleNameOf } from '../binding/bind-choices.ts';
import type { Deployment } from '../kubernetes/workload.ts';

export interface ConnectWorkloads {
  sample: { name: string; exists: boolean; services: string[] };
  deployments: { id: string; services: string[] }[];
}

export interface ConnectWorkloadsInput {
  /** Its name: its sample is called after it. */
  application: string;
  namespace: string;
  /** Those of the namespace. */
  deployments: readonly Deployment[];
  /** What a Deployment is bound to, by its name. */
  servicesOf(name: string): string[];
}

/** The Application's sample and the other Deployments that a service can be bound to, with what each is bound to already. */
export function connectWorkloads(input: ConnectWorkloadsInput): ConnectWorkloads {
  const { application, namespace, deployments, servicesOf } = input;
  const sampleName = sampleNameOf(application, namespace, deployments);
  const names = deployments.map(({ metadata }) => metadata.name).sort();
  return {
    sample: { name: sampleName, exists: names.includes(sampleName), services: servicesOf(sampleName) },
    deployments: names.filter((name) => name !== sampleName).map((id) => ({ id, services: servicesOf(id) })),
  };
}
