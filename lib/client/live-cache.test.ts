import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange, LivePosition } from '#lib/domain/kubernetes/live-change.ts';

type LiveCache = typeof import('./live-cache.ts');

let cache: LiveCache;
let client: QueryClient;
/** Requests that wait for their answer. */
let asked: { path: string; answer(position: LivePosition, items: KubeObject[]): void }[];

beforeEach(async () => {
  // where the stream began is the module's own
  vi.resetModules();
  cache = await import('./live-cache.ts');
  client = new QueryClient();
  asked = [];
  vi.stubGlobal('fetch', (path: string) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    asked.push({ path, answer: (position, items) => resolve(Response.json({ position, items })) });
    return promise;
  });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

function pod(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name } };
}

function put(seq: number, name: string): LiveChange {
  return { seq, kind: 'pods', type: 'put', object: pod(name) };
}

const load = () => cache.loadObjects('pods', new AbortController().signal);
const at = (seq: number, epoch = 'e'): LivePosition => ({ epoch, seq });
const namesOf = (list: { items: readonly KubeObject[] } | undefined) =>
  list?.items.map(({ metadata }) => metadata.name);

async function answerNext(position: LivePosition, ...names: string[]): Promise<void> {
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
  asked.shift()?.answer(position, names.map(pod));
}

it('loses nothing that the stream brings while a kind is loaded', async () => {
  const loading = load();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  cache.patchObjects(client, 'e', [put(2, 'a'), put(3, 'b')]);
  cache.patchObjects(client, 'e', [{ seq: 4, kind: 'pods', type: 'drop', key: 'old' }]);
  await answerNext(at(2), 'a', 'old');
  expect(namesOf(await loading)).toEqual(['a', 'b']);
});

it('does not apply what another process has counted', async () => {
  const loading = load();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  cache.patchObjects(client, 'before', [put(9, 'ghost')]);
  cache.patchObjects(client, 'e', [put(3, 'b')]);
  await answerNext(at(2), 'a');
  expect(namesOf(await loading)).toEqual(['a', 'b']);
});

it('does not apply the changes of another kind, nor after it was loaded', async () => {
  const loading = load();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  cache.patchObjects(client, 'e', [{ seq: 3, kind: 'secrets', type: 'put', object: pod('s') }]);
  await answerNext(at(2), 'a');
  expect(namesOf(await loading)).toEqual(['a']);
  const again = load();
  await answerNext(at(5), 'c');
  expect(namesOf(await again)).toEqual(['c']);
});

it('patches a list that is loaded, and makes none of what is not', () => {
  client.setQueryData(cache.objectsQueryKey('pods'), { position: at(1), items: [pod('a')] });
  cache.patchObjects(client, 'e', [put(2, 'b'), { seq: 3, kind: 'secrets', type: 'put', object: pod('s') }]);
  expect(namesOf(client.getQueryData(cache.objectsQueryKey('pods')))).toEqual(['a', 'b']);
  expect(client.getQueryData(cache.objectsQueryKey('secrets'))).toBeUndefined();
});

it('loads once more what is older than the stream', async () => {
  cache.startStreamAt(client, at(10));
  const loading = load();
  await answerNext(at(9), 'old');
  await answerNext(at(10), 'new');
  expect(namesOf(await loading)).toEqual(['new']);
});

it('takes what another process answered for older, whatever its number', async () => {
  cache.startStreamAt(client, at(10, 'new'));
  const loading = load();
  await answerNext(at(99, 'old'), 'old');
  await answerNext(at(10, 'new'), 'new');
  expect(namesOf(await loading)).toEqual(['new']);
});

it('forgets, when a stream begins, the lists that it does not continue', () => {
  const [pods, secrets] = [cache.objectsQueryKey('pods'), cache.objectsQueryKey('secrets')];
  client.setQueryData(pods, { position: at(9), items: [] });
  client.setQueryData(secrets, { position: at(10), items: [] });
  cache.startStreamAt(client, at(10));
  expect(client.getQueryData(pods)).toBeUndefined();
  expect(client.getQueryData(secrets)).toBeDefined();
});
