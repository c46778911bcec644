import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { CallRule } from '#testing/fault-rules.ts';
import { isReady, offeredService, startTestCatalog, type TestCatalog } from '#testing/start-catalog.ts';
import { type FaultyApi, startFaultyApi } from '#testing/start-faulty-api.ts';
import type { ForeignBroker } from './foreign-broker.ts';

const { servicebrokers, serviceclasses, serviceplans, serviceinstances, servicebindings, secrets } = kinds;
const kept = [servicebrokers, serviceclasses, serviceplans, serviceinstances, servicebindings, secrets];
let catalog: TestCatalog;
let broker: ForeignBroker;
let faulty: FaultyApi;
let objectsBefore: string[];
let round = 0;
/** Name of the instance and the binding of the running case. */
let name = '';

beforeAll(async () => {
  catalog = await startTestCatalog();
  broker = await catalog.createBroker('main', [offeredService('orders')]);
  await catalog.when(servicebrokers, 'main', isReady);
  objectsBefore = await listObjects();
});
afterAll(() => catalog?.stop());
beforeEach(async () => {
  round += 1;
  name = `round-${round}`;
  faulty = await startFaultyApi(catalog.api.kube);
  await catalog.stopControllers();
});

async function listObjects(): Promise<string[]> {
  const { kube, namespace } = catalog.api;
  const lists = await Promise.all(kept.map((kind) => kube.list<KubeObject>(kind, { namespace })));
  return lists.flatMap(({ items }) => items.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).sort();
}

async function createChain(): Promise<void> {
  await catalog.createInstance(name, { serviceClassName: 'orders' });
  await catalog.createBinding(name, name);
}

async function removeChain(): Promise<void> {
  await catalog.remove(serviceinstances, name);
  await catalog.whenGone(servicebindings, name);
  expect(await listObjects()).toEqual(objectsBefore);
  expect([...broker.instances, ...broker.bindings]).toEqual([]);
}

/** The controllers die by `died`; others take over what they left. */
async function replaceControllers(died: Promise<void>): Promise<void> {
  await died;
  await faulty.stop();
  await catalog.stopControllers();
  await catalog.startControllers();
}

/** The `nth` call of `method` on a path that ends with `tail`, or with the name of the case before it. */
function nthCall(method: string, tail: string, nth = 1): CallRule {
  let seen = 0;
  return (call) => {
    const [path = ''] = call.path.split('?');
    const matches = call.method === method && !call.watch && path.endsWith(tail.replace('NAME', name));
    seen += matches ? 1 : 0;
    return matches && seen === nth;
  };
}

const moments = ['before', 'after'] as const;
const creating: [string, string, string, number][] = [
  ['the identity of the instance', 'PUT', '/serviceinstances/NAME', 1],
  ['the announcement of the provisioning', 'PATCH', '/serviceinstances/NAME/status', 1],
  ['the outcome of the provisioning', 'PATCH', '/serviceinstances/NAME/status', 2],
  ['the identity of the binding', 'PUT', '/servicebindings/NAME', 1],
  ['a status of the binding', 'PATCH', '/servicebindings/NAME/status', 1],
  ['a later status of the binding', 'PATCH', '/servicebindings/NAME/status', 2],
  ['the Secret', 'POST', '/secrets', 1],
];
const removing: [string, string, string, number][] = [
  ['the deletion of the binding', 'DELETE', '/servicebindings/NAME', 1],
  ['the deletion of the Secret', 'DELETE', '/secrets/NAME', 1],
  ['the announcement of the unbinding', 'PATCH', '/servicebindings/NAME/status', 1],
  ['the outcome of the unbinding', 'PATCH', '/servicebindings/NAME/status', 2],
  ['the release of the binding', 'PUT', '/servicebindings/NAME', 1],
  ['the announcement of the deprovisioning', 'PATCH', '/serviceinstances/NAME/status', 2],
  ['the outcome of the deprovisioning', 'PATCH', '/serviceinstances/NAME/status', 3],
  ['the release of the instance', 'PUT', '/serviceinstances/NAME', 1],
];

describe('a controller that dies', () => {
  it.each(moments.flatMap((when) => creating.map((step) => [when, ...step] as const)))(
    '%s it has written %s leaves a chain that another one ends',
    async (when, _what, method, tail, nth) => {
      await catalog.startControllers(faulty.kube);
      const died = faulty.dieAt(nthCall(method, tail, nth), when);
      await createChain();
      await replaceControllers(died);
      await catalog.when(servicebindings, name, isReady);
      expect(await catalog.secretData(name)).toMatchObject({ id: name });
      await removeChain();
    },
  );

  it.each(moments.flatMap((when) => removing.map((step) => [when, ...step] as const)))(
    '%s it has written %s leaves nothing that another one does not remove',
    async (when, _what, method, tail, nth) => {
      await catalog.startControllers(faulty.kube);
      await createChain();
      await catalog.when(servicebindings, name, isReady);
      const died = faulty.dieAt(nthCall(method, tail, nth), when);
      await catalog.api.kube.delete(serviceinstances, name, catalog.api.namespace);
      await replaceControllers(died);
      await removeChain();
    },
  );
});

describe('an API that refuses', () => {
  it.each([
    ['409', 'conflictAt'],
    ['503', 'refuse'],
  ] as const)('every write with %s for a while loses nothing', async (_status, fault) => {
    await catalog.startControllers(faulty.kube);
    faulty[fault](({ method }) => method !== 'GET');
    await createChain();
    await catalog.when(serviceinstances, name, () => faulty.faults > 5);
    faulty[fault](undefined);
    await catalog.when(servicebindings, name, isReady);
    await catalog.stopControllers();
    await faulty.stop();
    await catalog.startControllers();
    await removeChain();
  });

  it('to go on with old watches loses nothing', async () => {
    await catalog.startControllers(faulty.kube);
    faulty.expireWatches();
    await createChain();
    faulty.expireWatches();
    await catalog.when(servicebindings, name, isReady);
    await catalog.stopControllers();
    await faulty.stop();
    await catalog.startControllers();
    await removeChain();
  });
});
