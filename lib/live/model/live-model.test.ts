import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName, TokenObject } from '#lib/domain/kubernetes/live-view.ts';
import { MooringError } from '#lib/errors.ts';
import { inEnglish } from '#lib/texts/english.ts';
import type { LiveWatches, LiveWatchesListener } from '../live-watches.ts';
import { createLiveModel, type LiveModel, type ModelChange } from './live-model.ts';

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }));
afterEach(() => vi.useRealTimers());

/** Watches whose objects the test puts. */
function watchesOf(withheld: readonly LiveName[] = []) {
  const objects = new Map<string, KubeObject>();
  const listeners = new Set<LiveWatchesListener>();
  const tell = (kind: LiveName, event: Parameters<NonNullable<LiveWatchesListener['onEvent']>>[1]) => {
    for (const { onEvent } of listeners) {
      onEvent?.(kind, event);
    }
  };
  const watches = {
    ready: (kind: LiveName) =>
      withheld.includes(kind) ? Promise.reject(new MooringError('FORBIDDEN', kind)) : Promise.resolve(),
    isReady: (kind: LiveName) => !withheld.includes(kind),
    subscribe(listener: LiveWatchesListener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as LiveWatches;
  return {
    watches,
    put(kind: LiveName, object: KubeObject) {
      const key = `${kind} ${objectKey(object)}`;
      const old = objects.get(key);
      objects.set(key, object);
      tell(kind, old === undefined ? { type: 'ADDED', object } : { type: 'MODIFIED', object, old });
    },
    drop(kind: LiveName, object: KubeObject) {
      const key = `${kind} ${objectKey(object)}`;
      tell(kind, { type: 'DELETED', object: objects.get(key) ?? object });
      objects.delete(key);
    },
  };
}

function application(name: string, description = ''): Application {
  return { apiVersion: 'v1', kind: 'Application', metadata: { name }, spec: { description, services: [] } };
}

function token(of: string, expiresAt: string): TokenObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `token-${of}`, namespace: 'kyma-integration' },
    token: {
      id: 'a',
      secretName: `token-${of}`,
      kind: 'application',
      step: 'info',
      application: of,
      tenant: undefined,
      group: undefined,
      createdAt: '2026-03-01T11:59:00Z',
      expiresAt,
    },
  };
}

const words = ({ tables }: LiveModel) =>
  Object.fromEntries([...tables.applications.rows()].map(({ id, word }) => [id, word]));

function record(model: LiveModel): ModelChange[] {
  const changes: ModelChange[] = [];
  model.subscribe((change) => changes.push(change));
  return changes;
}

test('rows come, change and go with their objects, all of one moment at once', async () => {
  const { watches, put, drop } = watchesOf();
  const model = createLiveModel(watches);
  const changes = record(model);
  put('applications', application('shop'));
  put('applications', application('stock'));
  expect(model.tables.applications.size).toBe(0);
  await vi.advanceTimersByTimeAsync(20);
  expect([...model.tables.applications.rows()].map(({ id }) => id)).toEqual(['shop', 'stock']);
  put('applications', application('shop', 'Sells things'));
  drop('applications', application('stock'));
  await vi.advanceTimersByTimeAsync(20);
  expect([...model.tables.applications.rows()]).toMatchObject([{ id: 'shop', description: 'Sells things' }]);
  expect(changes.map(({ kinds }) => [...kinds])).toEqual([['applications'], ['applications']]);
  model.stop();
});

test('who asks when a kind is ready finds all of it', async () => {
  const { watches, put } = watchesOf();
  const model = createLiveModel(watches);
  put('applications', application('shop'));
  await model.ready(['applications']);
  expect(model.tables.applications.get('shop')).toBeDefined();
  expect(model.partOf('applications', 'shop')?.objects.applications).toHaveLength(1);
  model.stop();
});

test('a token changes the rows of its Application alone', async () => {
  const { watches, put } = watchesOf();
  const model = createLiveModel(watches);
  put('applications', application('shop'));
  put('applications', application('stock'));
  await model.ready(['applications']);
  const stock = model.tables.applications.get('stock');
  const before = words(model);
  put('connectiontokens', token('shop', '2026-03-01T12:05:00Z'));
  await vi.advanceTimersByTimeAsync(20);
  expect(words(model).shop).not.toBe(before.shop);
  expect(model.tables.applications.get('stock')).toBe(stock);
  model.stop();
});

test('a plan changes the row of its service, and no part of the graph', async () => {
  const { watches, put, drop } = watchesOf();
  const model = createLiveModel(watches);
  const changes = record(model);
  const orders = { apiVersion: 'v1', kind: 'ServiceClass', metadata: { name: 'orders', namespace: 'dev' } };
  const plan = {
    ...orders,
    kind: 'ServicePlan',
    spec: { serviceClassRef: { name: 'orders' }, externalName: 'small' },
  };
  put('serviceplans', plan as KubeObject);
  put('serviceclasses', { ...orders, spec: { externalID: 'orders', externalName: 'o' } } as KubeObject);
  const plans = () => model.tables.catalog.get('/orders')?.plans;
  await vi.advanceTimersByTimeAsync(20);
  expect(plans()).toEqual(['small']);
  const part = model.partOf('serviceclasses', 'dev/orders');
  put('serviceplans', { ...plan, spec: { ...plan.spec, externalName: 'large' } } as KubeObject);
  await vi.advanceTimersByTimeAsync(20);
  expect(plans()).toEqual(['large']);
  drop('serviceplans', plan as KubeObject);
  await vi.advanceTimersByTimeAsync(20);
  expect(plans()).toEqual([]);
  expect(model.partOf('serviceclasses', 'dev/orders')).toBe(part);
  expect(changes.map(({ kinds, parts }) => [kinds.has('serviceplans'), parts.made.length])).toEqual([
    [true, 1],
    [true, 0],
    [true, 0],
  ]);
  model.stop();
});

test('a token that lapses is noticed without any change in the cluster', async () => {
  const { watches, put } = watchesOf();
  const model = createLiveModel(watches);
  put('applications', application('shop'));
  await model.ready(['applications']);
  const { shop: without } = words(model);
  put('connectiontokens', token('shop', '2026-03-01T12:05:00Z'));
  await vi.advanceTimersByTimeAsync(20);
  expect(words(model).shop).not.toBe(without);
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  expect(words(model).shop).toBe(without);
  model.stop();
});

test('the clock is looked at for every part, more than once', async () => {
  const { watches, put } = watchesOf();
  const model = createLiveModel(watches);
  const names = Array.from({ length: 1_200 }, (_, index) => `app-${index}`);
  for (const name of names) {
    put('applications', application(name));
    put(
      'connectiontokens',
      token(name, name === 'app-1199' ? '2026-03-01T12:02:00Z' : '2026-03-01T12:01:00Z'),
    );
  }
  await model.ready(['applications']);
  const counts = () => Object.groupBy(Object.values(words(model)), (word) => inEnglish(word));
  const [word = ''] = Object.keys(counts());
  await vi.advanceTimersByTimeAsync(80_000);
  expect(counts()[word]).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(80_000);
  expect(counts()[word]).toBeUndefined();
  model.stop();
});

test('what the console may not see of the rest stops nothing, and missing kinds of the chain are told', async () => {
  const secretless = createLiveModel(watchesOf(['secrets', 'connectiontokens']).watches);
  await expect(secretless.ready(['applications'])).resolves.toBeUndefined();
  const blind = createLiveModel(watchesOf(['pods']).watches);
  await expect(blind.ready(['pods'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  secretless.stop();
  blind.stop();
});

test('many changes in a second are folded', async () => {
  const { watches, put } = watchesOf();
  const model = createLiveModel(watches);
  const changes = record(model);
  for (let index = 0; index < 200; index += 1) {
    put('applications', application('shop', String(index)));
    await vi.advanceTimersByTimeAsync(5);
  }
  expect(changes.length).toBeLessThan(30);
  await vi.advanceTimersByTimeAsync(100);
  expect(model.tables.applications.get('shop')?.description).toBe('199');
  model.stop();
});
