import { z } from 'zod';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { namespaceName } from '#lib/domain/kubernetes/object-name.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import type { OperationContext } from '../context.ts';
import { sampleDeployment } from './sample-deployment.ts';

export const createSampleInput = z.object({
  namespace: namespaceName,
  name: z
    .string()
    .max(63, 'Use 63 characters or fewer.')
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'Use a-z, 0-9 and -, a letter or digit at both ends.'),
});

/**
 * Creates a sample Deployment to bind a service to.
 * @throws MooringError EXISTS when the namespace has a Deployment of that name.
 */
export function createSample(
  { kube }: OperationContext,
  { namespace, name }: z.infer<typeof createSampleInput>,
): Promise<Deployment> {
  return kube.create(kinds.deployments, sampleDeployment(namespace, name));
}
