import type { CreateSampleRequest } from '#lib/domain/binding/create-sample-request.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import type { OperationContext } from '../context.ts';
import { sampleDeployment } from './sample-deployment.ts';

/**
 * Creates a sample Deployment to bind a service to.
 * @throws MooringError EXISTS when the namespace has a Deployment of that name.
 */
export function createSample(
  { kube }: OperationContext,
  { namespace, name }: CreateSampleRequest,
): Promise<Deployment> {
  return kube.create(kinds.deployments, sampleDeployment(namespace, name));
}
