import type { Deployment } from '../kubernetes/workload.ts';

/** Says of a Deployment that Mooring made it, to have something to bind to. */
export const sampleLabels = { 'app.kubernetes.io/managed-by': 'mooring' };

/** Whether Mooring made the Deployment as a sample. */
export function isSampleDeployment({ metadata }: Deployment): boolean {
  return Object.entries(sampleLabels).every(([key, value]) => metadata.labels?.[key] === value);
}
