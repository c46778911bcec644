import { expect, test } from 'vitest';
import type { EnvFromSource, EnvPod } from '#lib/domain/kubernetes/pod-environment.ts';
import { resolvePodEnvironment } from '#lib/domain/kubernetes/pod-environment.ts';
import { skippedVariables } from './skipped-variables.ts';

const secrets = new Map([['shop/gateway', { data: { GATEWAY_URL: '', '2nd': '', '1st': '', '..x': '' } }]]);
const configMaps = new Map([['shop/settings', { data: { '9LIVES': '', 'log.level': '' } }]]);

function told(...envFroms: EnvFromSource[][]) {
  const containers = envFroms.map((envFrom, index) => ({ name: `c${index}`, envFrom }));
  const pod: EnvPod = { metadata: { name: 'web', namespace: 'shop' }, spec: { containers } };
  return skippedVariables('shop', resolvePodEnvironment(pod, secrets, configMaps));
}

const gateway: EnvFromSource = { secretRef: { name: 'gateway' } };

test('the keys of each source that name no variable are told in the words of the kubelet, sorted', () => {
  expect(told([gateway, { configMapRef: { name: 'settings' } }])).toEqual([
    {
      message:
        'Keys [..x, 1st, 2nd] from the EnvFrom secret shop/gateway were skipped since they are considered invalid environment variable names.',
      count: 1,
    },
    {
      message:
        'Keys [9LIVES] from the EnvFrom configMap shop/settings were skipped since they are considered invalid environment variable names.',
      count: 1,
    },
  ]);
});

test('a prefix makes them names', () => {
  expect(told([{ ...gateway, prefix: 'A_' }])).toEqual([]);
});

test('containers of the same source are one event, counted', () => {
  expect(told([gateway], [gateway])).toMatchObject([{ count: 2 }]);
});
