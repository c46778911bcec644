import { describe, expect, it, vi } from 'vitest';
import { createKeptTokens } from './kept-tokens.ts';

describe('a kept token', () => {
  it('is asked for once by several callers', async () => {
    const kept = createKeptTokens<object>();
    const fetch = vi.fn(async () => ({}));
    const [first, second] = await Promise.all([kept.get('a', fetch), kept.get('a', fetch)]);
    expect(second).toBe(first);
    expect(await kept.get('a', fetch)).toBe(first);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('that could not be fetched is asked for again', async () => {
    const kept = createKeptTokens<string>();
    await expect(kept.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await kept.get('a', async () => 'yes')).toBe('yes');
  });

  it('that is not good any more is asked for again', async () => {
    const kept = createKeptTokens<string>((token) => token === 'new');
    await kept.get('a', async () => 'old');
    expect(await kept.get('a', async () => 'new')).toBe('new');
    expect(await kept.get('a', async () => 'newer')).toBe('new');
  });

  it('stays where another one is dropped', async () => {
    const kept = createKeptTokens<string>();
    await kept.get('a', async () => 'new');
    kept.drop('a', 'old');
    expect(await kept.get('a', async () => 'newer')).toBe('new');
    kept.drop('a', 'new');
    expect(await kept.get('a', async () => 'newer')).toBe('newer');
  });

  it('gives way to the 10,001st, and one on its way does not', async () => {
    const kept = createKeptTokens<string>();
    const onItsWay = Promise.withResolvers<string>();
    const pending = kept.get('pending', () => onItsWay.promise);
    for (let i = 0; i < 10_000; i++) {
      await kept.get(`${i}`, async () => 'first');
    }
    expect(await kept.get('0', async () => 'second')).toBe('second');
    expect(await kept.get('9999', async () => 'second')).toBe('first');
    expect(kept.get('pending', async () => 'other')).toBe(pending);
    onItsWay.resolve('came');
    expect(await pending).toBe('came');
  });
});
