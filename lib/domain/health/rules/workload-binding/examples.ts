import { workloadBindingHealth } from '../../workload-binding-health.ts';
import { type Examples, ready, workloadBinding } from '../example-objects.ts';

const notReady = (reason: string, message: string) =>
  workloadBindingHealth(workloadBinding({ status: ready('False', reason, message) }));

export const workloadBindingExamples: Examples<'workload-binding'> = {
  'workload-binding/failed': () => notReady('WorkloadNotAvailable', 'Deployment web is not there'),
  'workload-binding/secret-not-there': () =>
    notReady('ServiceNotAvailable', 'Secret orders-web is not there'),
};
