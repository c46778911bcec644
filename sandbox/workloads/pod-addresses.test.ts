import { expect, test } from 'vitest';
import { createPodAddresses } from './pod-addresses.ts';
import type { Pod } from './workload-types.ts';

function pod(uid: string, podIP?: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: uid, uid },
    spec: { containers: [] },
    ...(podIP === undefined ? {} : { status: { podIP } }),
  };
}

test('gives each pod an address of its own and keeps it', () => {
  const addresses = createPodAddresses();
  const others = [pod('old', '10.244.0.2')];
  expect(addresses.take(pod('a'), others)).toBe('10.244.0.3');
  expect(addresses.take(pod('b'), others)).toBe('10.244.0.4');
  expect(addresses.take(pod('a'), others)).toBe('10.244.0.3');
  addresses.release('a');
  expect(addresses.take(pod('c'), others)).toBe('10.244.0.3');
});

test('a pod that has an address keeps it after a restart', () => {
  expect(createPodAddresses().take(pod('a', '10.244.7.9'), [])).toBe('10.244.7.9');
});

test('goes on in the next block of addresses', () => {
  const taken = Array.from({ length: 254 }, (_, at) => pod(`p${at}`, `10.244.0.${at + 2}`));
  expect(createPodAddresses().take(pod('a'), taken)).toBe('10.244.1.0');
});
