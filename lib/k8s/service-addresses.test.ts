import { expect, it } from 'vitest';
import type { KubeClient } from './client.ts';
import { createServiceAddresses } from './service-addresses.ts';

it('knows all cluster addresses of a namespace, for half a minute', async () => {
  let nowMs = 0;
  let items = [
    { spec: { clusterIP: '10.0.0.1' } },
    { spec: { clusterIP: '10.0.0.2', clusterIPs: ['10.0.0.2', 'fd00::2'] } },
    { spec: { clusterIP: 'None', clusterIPs: ['None'] } },
    { spec: {} },
  ];
  let lists = 0;
  const list = async () => {
    lists++;
    return { items };
  };
  const kube = { list } as unknown as KubeClient;
  const read = createServiceAddresses({ kube, namespace: 'n', nowMs: () => nowMs });
  const [first] = await Promise.all([read(), read()]);
  expect([first.check('10.0.0.1'), first.check('fd00::2', 'ipv6'), first.check('10.0.0.3')]).toEqual([
    true,
    true,
    false,
  ]);
  items = [{ spec: { clusterIP: '10.0.0.3' } }];
  nowMs = 29_999;
  expect((await read()).check('10.0.0.3')).toBe(false);
  nowMs = 30_000;
  expect((await read()).check('10.0.0.3')).toBe(true);
  expect(lists).toBe(2);
});

it('asks again after it could not ask', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve({ items: [] })];
  const kube = { list: () => answers.shift() } as unknown as KubeClient;
  const read = createServiceAddresses({ kube, namespace: 'n' });
  await expect(read()).rejects.toThrow('away');
  expect((await read()).check('10.0.0.1')).toBe(false);
});
