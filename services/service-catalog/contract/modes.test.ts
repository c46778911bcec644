import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { isReady, offeredService, startTestCatalog, type TestCatalog } from '#testing/start-catalog.ts';
import { readServiceCatalogConfig } from '../config.ts';

let catalog: TestCatalog;

beforeAll(async () => {
  catalog = await startTestCatalog({ mode: 'external' });
});
afterAll(() => catalog?.stop());

it('beside Service Catalog the controllers touch nothing', async () => {
  const broker = await catalog.createBroker('main', [offeredService('orders')]);
  await catalog.createInstance('orders', { serviceClassName: 'orders' });
  await catalog.stopControllers();
  const found = await catalog.when(kinds.serviceinstances, 'orders', () => true);
  expect(found.metadata.finalizers).toBeUndefined();
  expect(broker.calls).toEqual([]);
});

it.each(['own', 'external', 'auto'])('the mode %s comes from the environment', (mode) => {
  expect(readServiceCatalogConfig({ MOORING_CATALOG_MODE: mode }).mode).toBe(mode);
});

it('another mode is refused with the name of the variable', () => {
  expect(() => readServiceCatalogConfig({ MOORING_CATALOG_MODE: 'off' })).toThrow('MOORING_CATALOG_MODE');
});

it('brokers are not ready where nobody works', async () => {
  const found = await catalog.when(kinds.servicebrokers, 'main', () => true);
  expect(isReady(found)).toBe(false);
});
