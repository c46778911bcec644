import { expect, test } from 'vitest';
import { rollingLimits } from './rolling-limits.ts';
import type { Deployment } from './workload-types.ts';

function limitsOf(replicas: number, maxSurge?: number | string, maxUnavailable?: number | string) {
  const rollingUpdate = {
    ...(maxSurge === undefined ? {} : { maxSurge }),
    ...(maxUnavailable === undefined ? {} : { maxUnavailable }),
  };
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: {},
      template: { spec: {} },
      strategy: { type: 'RollingUpdate', rollingUpdate },
    },
  };
  const { maxSurge: surge, maxUnavailable: unavailable } = rollingLimits(deployment);
  return [surge, unavailable];
}

test.each([
  ['surge rounds up and unavailability down', limitsOf(3), [1, 0]],
  ['percentages of many', limitsOf(10, '30%', '45%'), [3, 4]],
  ['numbers stand as they are', limitsOf(3, 2, 1), [2, 1]],
  ['never both nothing', limitsOf(3, 0, '10%'), [0, 1]],
  ['no more than there are', limitsOf(2, 0, 5), [0, 2]],
])('%s', (_what, limits, expected) => {
  expect(limits).toEqual(expected);
});
