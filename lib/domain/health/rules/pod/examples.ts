import { podHealth } from '../../workload-health.ts';
import { condition, type Examples, namespace, pod } from '../example-objects.ts';

function waiting(reason: string, message: string) {
  return podHealth(pod({ containerStatuses: [{ name: 'web', state: { waiting: { reason, message } } }] }));
}

const running = pod({ phase: 'Running' });
const workload = { kind: 'deployments' as const, namespace, name: 'web' };

export const podExamples: Examples<'pod'> = {
  'pod/config-missing': () => waiting('CreateContainerConfigError', 'secret "orders-web" not found'),
  'pod/container-waits': () => waiting('ImagePullBackOff', 'the image is not there'),
  'pod/failed': () => podHealth(pod({ phase: 'Failed' })),
  'pod/not-scheduled': () =>
    podHealth(
      pod({ conditions: [condition('PodScheduled', 'False', 'Unschedulable', 'too little memory')] }),
    ),
  'pod/old-variables': () => podHealth(running, { stale: { secretName: 'orders-web', workload } }),
  'pod/variables-left-out': () =>
    podHealth(running, {
      skipped: ['Keys [1ST] from the EnvFrom secret default/orders-web were skipped.'],
    }),
};
