import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiObject } from '../meta/api-object.ts';
import { ObjectStore, type StoreEvent } from './object-store.ts';

let home: string;
let store: ObjectStore;

function open(retainEvents = 1000): Promise<ObjectStore> {
  return ObjectStore.open({ databasePath: join(home, 'log.sqlite'), retainEvents });
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'store-'));
  store = await open();
});

afterEach(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

function object(name: string, namespace = 'a', value = ''): ApiObject {
  return { kind: 'Thing', apiVersion: 'v1', value, metadata: { name, namespace } };
}

function names(atRevision?: number): string[] {
  const page = store.list('things', { namespace: '', limit: 0, atRevision, matches: () => true });
  return page.items.map((item) => `${item.object.metadata.name}=${item.object.value}`);
}

describe('the object store', () => {
  it('counts revisions over all resources and stamps them on objects', () => {
    expect(store.put('things', object('x')).object.metadata.resourceVersion).toBe('1');
    expect(store.put('others', object('x')).object.metadata.resourceVersion).toBe('2');
    expect(store.revision).toBe(2);
  });

  it('writes apiVersion and kind first', () => {
    expect(store.put('things', object('x')).json).toMatch(/^\{"apiVersion":"v1","kind":"Thing","metadata"/);
  });

  it('lists in byte order of namespace and name', () => {
    for (const [name, namespace] of [
      ['b', 'ns'],
      ['a', 'ns'],
      ['z', 'ns-1'],
      ['a', 'n'],
    ] as const) {
      store.put('things', object(name, namespace));
    }
    const page = store.list('things', { namespace: '', limit: 0, matches: () => true });
    expect(
      page.items.map((item) => `${item.object.metadata.namespace}/${item.object.metadata.name}`),
    ).toEqual(['n/a', 'ns-1/z', 'ns/a', 'ns/b']);
  });

  it('shows an older state as it was, with what is gone and without what came', async () => {
    store.put('things', object('a', 'a', '1'));
    const { object: b } = store.put('things', object('b', 'a', '1'));
    const then = store.revision;
    store.put('things', object('a', 'a', '2'));
    store.remove('things', b);
    store.put('things', object('c', 'a', '1'));
    expect(names(then)).toEqual(['a=1', 'b=1']);
    await store.whenDurable();
    expect(names(then)).toEqual(['a=1', 'b=1']);
    expect(names()).toEqual(['a=2', 'c=1']);
  });

  it('pages with what is left counted', () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) store.put('things', object(name));
    const first = store.list('things', { namespace: 'a', limit: 2, matches: () => true });
    expect(first).toMatchObject({ nextAfter: 'a/b', remaining: 3 });
    const second = store.list('things', { namespace: 'a', limit: 2, after: 'a/b', matches: () => true });
    expect(second.items.map((item) => item.object.metadata.name)).toEqual(['c', 'd']);
    const last = store.list('things', { namespace: 'a', limit: 2, after: 'a/d', matches: () => true });
    expect(last).toMatchObject({ nextAfter: undefined, remaining: 0 });
  });

  it('shows events in order, once they are on disk, with the state before', async () => {
    const seen: StoreEvent[] = [];
    store.subscribe('things', (event) => seen.push(event));
    store.put('things', object('a', 'a', '1'));
    store.put('things', object('a', 'a', '2'));
    store.remove('things', object('a', 'a', '2'));
    expect(seen).toEqual([]);
    await store.whenDurable();
    expect(seen.map((event) => [event.type, event.revision, event.previous?.revision])).toEqual([
      ['ADDED', 1, undefined],
      ['MODIFIED', 2, 1],
      ['DELETED', 3, 2],
    ]);
    expect(store.eventAfter('things', 1)?.revision).toBe(2);
    expect(store.eventAfter('others', 1)).toBeUndefined();
  });

  it('finds everything again after it was opened anew, history included', async () => {
    store.put('things', object('a', 'a', '1'));
    store.put('things', object('a', 'a', '2'));
    store.put('things', object('b', 'a', '1'));
    await store.close();
    store = await open();
    expect(names()).toEqual(['a=2', 'b=1']);
    expect(names(1)).toEqual(['a=1']);
    expect(store.revision).toBe(3);
  });

  it('forgets history when compacted, not objects, and never reuses a revision', async () => {
    store.put('things', object('a', 'a', '1'));
    store.put('things', object('b', 'a', '1'));
    store.remove('things', object('b', 'a', '1'));
    await store.whenDurable();
    await store.compact();
    expect(store.compactedRevision).toBe(3);
    expect(store.eventAfter('things', 0)).toBeUndefined();
    await store.close();
    store = await open();
    expect(names()).toEqual(['a=1']);
    expect(store.revision).toBe(3);
    expect(store.put('things', object('c')).revision).toBe(4);
  });

  it('keeps the newest writes for watches when asked to, not for lists', async () => {
    for (let i = 0; i < 5; i += 1) store.put('things', object('a', 'a', String(i)));
    await store.whenDurable();
    await store.compact(undefined, 2);
    expect(store.compactedRevision).toBe(5);
    expect(store.oldestWatchRevision).toBe(3);
    expect(store.eventAfter('things', 3)?.revision).toBe(4);
  });

  it('compacts by itself when history grows beyond what is retained', async () => {
    await store.close();
    store = await open(10);
    for (let i = 0; i < 40; i += 1) store.put('things', object('a', 'a', String(i)));
    await store.whenDurable();
    expect(store.compactedRevision).toBe(30);
  });
});
