import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { createEdgeProofKeyStore, type EdgeProofKeyStoreOptions } from './edge-proof-keys.ts';

type Secret = KubeObject & { data?: Record<string, string> };

/** One Secret, kept as an API server keeps it: creating it twice fails, and so does a stale update. */
function apiWith(data?: Record<string, string>) {
  const metadata = { name: 'proof', namespace: 'ns' };
  const state: { secret: Secret | undefined; reads: number } = {
    secret: data && {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...metadata, resourceVersion: '1' },
      data,
    },
    reads: 0,
  };
  const kube: EdgeProofKeyStoreOptions['kube'] = {
    async find<T extends KubeObject>() {
      state.reads++;
      return structuredClone(state.secret) as T | undefined;
    },
    async create<T extends KubeObject>(_kind: unknown, object: T) {
      if (state.secret !== undefined) {
        throw new MooringError('EXISTS', 'exists');
      }
      state.secret = { ...object, metadata: { ...object.metadata, resourceVersion: '1' } };
      return state.secret as unknown as T;
    },
    async replace<T extends KubeObject>(_kind: unknown, object: T) {
      const stored = state.secret?.metadata.resourceVersion;
      if (stored !== object.metadata.resourceVersion) {
        throw new MooringError('CONFLICT', 'stale');
      }
      const resourceVersion = String(Number(stored) + 1);
      state.secret = { ...object, metadata: { ...object.metadata, resourceVersion } };
      return state.secret as unknown as T;
    },
  };
  const clock = { ms: 0 };
  const newStore = () =>
    createEdgeProofKeyStore({ kube, namespace: 'ns', secretName: 'proof', clockMs: () => clock.ms });
  return { state, clock, newStore };
}

const key = randomBytes(32);
const former = randomBytes(40);

it('is made by the first who asks, and the same for all who ask at once', async () => {
  const { newStore } = apiWith();
  const read = await Promise.all(Array.from({ length: 8 }, () => newStore().read()));
  expect(new Set(read.map(({ current }) => current.toString('hex'))).size).toBe(1);
  expect(read[0]?.current).toHaveLength(32);
});

it.each<Record<string, string>>([{}, { key: '' }])(
  'is made in a Secret that is there without one: %j',
  async (data) => {
    const { state, newStore } = apiWith({ ...data, other: 'eA==' });
    const read = await Promise.all(Array.from({ length: 8 }, () => newStore().read()));
    expect(new Set(read.map(({ current }) => current.toString('hex'))).size).toBe(1);
    expect(state.secret?.data).toMatchObject({ other: 'eA==' });
  },
);

it('is read with the one before it', async () => {
  const { newStore } = apiWith({ key: key.toString('base64'), former: former.toString('base64') });
  expect(await newStore().read()).toEqual({ current: key, former });
});

it.each(['c2hvcnQ=', 'no base64 !', Buffer.alloc(31).toString('base64')])(
  'is not replaced where somebody has put something else there: %s',
  async (text) => {
    const { state, newStore } = apiWith({ key: text });
    await expect(newStore().read()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('ns/proof'),
    });
    expect(state.secret?.data).toEqual({ key: text });
  },
);

it('does not count as a former one when it is too short', async () => {
  const { newStore } = apiWith({ key: key.toString('base64'), former: 'eA==' });
  expect((await newStore().read()).former).toBeUndefined();
});

describe('while it runs', () => {
  it('reads the Secret once a second at most, however many ask', async () => {
    const { state, clock, newStore } = apiWith({ key: key.toString('base64') });
    const store = newStore();
    await Promise.all(Array.from({ length: 100 }, () => store.read()));
    clock.ms = 999;
    await store.read();
    expect(state.reads).toBe(1);
  });

  it('follows an edited Secret, and makes a new key when it is deleted', async () => {
    const { state, clock, newStore } = apiWith({ key: key.toString('base64') });
    const store = newStore();
    await store.read();
    state.secret = { ...(state.secret as Secret), data: { key: former.toString('base64') } };
    clock.ms = 1_000;
    expect((await store.read()).current).toEqual(former);
    state.secret = undefined;
    clock.ms = 2_000;
    const { current } = await store.read();
    expect(current).not.toEqual(former);
    expect(await newStore().read()).toEqual({ current, former: undefined });
  });

  it('asks again at once after a failure', async () => {
    const { state, newStore } = apiWith({ key: 'eA==' });
    const store = newStore();
    await expect(store.read()).rejects.toThrow();
    state.secret = { ...(state.secret as Secret), data: { key: key.toString('base64') } };
    expect((await store.read()).current).toEqual(key);
  });
});
