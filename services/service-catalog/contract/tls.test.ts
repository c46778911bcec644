import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import {
  conditionOf,
  hasReason,
  isReady,
  offeredService,
  startTestCatalog,
  type TestCatalog,
} from '#testing/start-catalog.ts';
import { createTestAuthority, type TestAuthority } from '#testing/test-authority.ts';
import { type ForeignBrokerServer, startForeignBrokers } from './foreign-broker.ts';

const { servicebrokers } = kinds;
let catalog: TestCatalog;
let brokers: ForeignBrokerServer;
let authority: TestAuthority;

beforeAll(async () => {
  authority = await createTestAuthority('brokers');
  brokers = await startForeignBrokers(await authority.issue(['127.0.0.1']));
  catalog = await startTestCatalog();
});
afterAll(async () => {
  await catalog?.stop();
  await brokers?.pause();
});

async function createBroker(name: string, spec: object) {
  const broker = brokers.broker(name);
  broker.services = [offeredService(name)];
  await catalog.create(servicebrokers, name, { spec: { url: broker.url, ...spec } });
  return broker;
}

it.each([
  ['its caBundle', 'trusted', () => ({ caBundle: btoa(authority.ca) })],
  ['insecureSkipTLSVerify', 'unverified', () => ({ insecureSkipTLSVerify: true })],
])('a broker with a certificate of its own is trusted by %s', async (_what, name, spec) => {
  await createBroker(name, spec());
  await catalog.when(servicebrokers, name, isReady);
});

it.each([
  ['nothing', 'untrusted', async () => ({})],
  ['another CA', 'mistaken', async () => ({ caBundle: btoa((await createTestAuthority('other')).ca) })],
  ['a caBundle that is none', 'garbled', async () => ({ caBundle: btoa('no certificate') })],
])('a broker with a certificate of its own is never called on the word of %s', async (_what, name, spec) => {
  const broker = await createBroker(name, await spec());
  const found = await catalog.when(servicebrokers, name, hasReason('ErrorFetchingCatalog'));
  expect(conditionOf(found)?.message).toContain('cannot be reached');
  expect(broker.calls).toEqual([]);
});
