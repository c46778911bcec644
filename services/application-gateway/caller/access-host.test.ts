import { expect, it } from 'vitest';
import { isAccessHost } from './access-host.ts';

const id = '5dd3a1ec-9a5c-4b4e-8a9c-0f7d8e1a2b3c';

it.each([
  `shop-${id}.kyma-integration.svc.cluster.local`,
  `shop-${id}.kyma-integration.svc.cluster.local.`,
  `shop-${id}.kyma-integration.svc.cluster.local:80`,
  `shop-${id}.kyma-integration.svc`,
  `shop-${id}.kyma-integration`,
  `shop-${id}`,
  `Shop-${id.toUpperCase()}.Kyma-Integration.SVC:8080`,
  'shop-by-hand.kyma-integration.svc.cluster.local',
])('takes %s, by which workloads call', (host) => {
  expect(isAccessHost(host, 'kyma-integration')).toBe(true);
});

it.each([
  '',
  'shop',
  'evil.example',
  `shop-${id}.evil.example`,
  `shop-${id}.kyma-integration.evil.example`,
  `shop-${id}.kyma-integration.svc.evil.example`,
  `shop-${id}.kyma-integration.svc.cluster.local.evil.example`,
  `shop-${id}.default.svc.cluster.local`,
  `evil.example/shop-${id}`,
  `user@shop-${id}`,
])('takes "%s" for anybody’s', (host) => {
  expect(isAccessHost(host, 'kyma-integration')).toBe(false);
});
