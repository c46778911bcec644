import { expect, it } from 'vitest';
import { createDraftStore } from './draft-store.ts';

function createStorage(mostChars = 1_000) {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > mostChars) {
        throw new DOMException('full', 'QuotaExceededError');
      }
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
}

it('gives back what was written, to whoever opens the store again', () => {
  const storage = createStorage();
  createDraftStore(() => storage).write('a', { name: 'Orders' });
  const store = createDraftStore(() => storage);
  expect(store.read('a')).toEqual({ name: 'Orders' });
  expect(store.read('b')).toBeUndefined();
  store.remove('a');
  expect(store.read('a')).toBeUndefined();
});

it('keeps no older draft where the newer one does not fit', () => {
  const storage = createStorage(20);
  const store = createDraftStore(() => storage);
  expect(store.write('a', 'short')).toBe(true);
  expect(store.write('a', 'x'.repeat(100))).toBe(false);
  expect(store.read('a')).toBeUndefined();
});

it('takes what is no draft for none', () => {
  const storage = createStorage();
  storage.setItem('mooring-draft:a', 'no json');
  expect(createDraftStore(() => storage).read('a')).toBeUndefined();
});

it('keeps nothing where the browser allows no storage', () => {
  const store = createDraftStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(store.write('a', 1)).toBe(false);
  expect(store.read('a')).toBeUndefined();
  store.remove('a');
});
