import { deploymentHealth } from '../../workload-health.ts';
import { tell } from '../diagnose.ts';
import { condition, deployment, type Examples, namespace } from '../example-objects.ts';
import { workloadMissing } from './missing.ts';

export const workloadExamples: Examples<'workload'> = {
  'workload/missing': () =>
    tell(workloadMissing, {
      kind: 'Deployment',
      name: 'web',
      usage: { kind: 'servicebindingusages', namespace, name: 'orders-web' },
    }),
  'workload/rolling-out': () => deploymentHealth(deployment({ updatedReplicas: 1, availableReplicas: 1 })),
  'workload/rollout-stuck': () =>
    deploymentHealth(
      deployment({ conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded')] }),
    ),
};
