import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDraftStore } from './draft-store.ts';
import { createKeptDrafts } from './kept-drafts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function stage() {
  const items = new Map<string, string>();
  const storage = createDraftStore(() => ({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }));
  return { items, kept: createKeptDrafts(storage), reloaded: () => createKeptDrafts(storage) };
}

it('gives a draft back after a reload, in the words of last', () => {
  const { kept, reloaded, items } = stage();
  for (const text of ['a', 'ab', 'abc']) {
    kept.keep('one', { text }, { store: true });
  }
  expect(items.size).toBe(0);
  vi.runAllTimers();
  expect(items.size).toBe(1);
  expect(reloaded().read('one')).toEqual({ text: 'abc' });
});

it('writes what waits when the page goes', () => {
  const { kept, reloaded } = stage();
  kept.keep('one', 'typed just now', { store: true });
  kept.writeAll();
  expect(reloaded().read('one')).toBe('typed just now');
});

it('leaves nothing of a draft in the storage once it must not be there, or is dropped', () => {
  const { kept, reloaded, items } = stage();
  kept.keep('one', 'harmless', { store: true });
  kept.keep('two', 'harmless', { store: true });
  vi.runAllTimers();
  kept.keep('one', 'with a password', { store: false });
  kept.drop('two');
  vi.runAllTimers();
  kept.writeAll();
  expect(items.size).toBe(0);
  expect(kept.read('one')).toBe('with a password');
  expect(kept.read('two')).toBeUndefined();
  expect(reloaded().read('one')).toBeUndefined();
});

it('tells those who show a draft, and gives them the same value until it changes', () => {
  const { kept } = stage();
  let told = 0;
  const stop = kept.subscribe(() => {
    told += 1;
  });
  const draft = { text: 'a' };
  kept.keep('one', draft, { store: true });
  expect(kept.read('one')).toBe(draft);
  expect(told).toBe(1);
  stop();
  kept.drop('one');
  expect(told).toBe(1);
});
