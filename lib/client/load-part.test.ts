// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { loadPart, retryParts, usePartsMissing } from './load-part.ts';

afterEach(cleanup);

it('waits for a part that does not arrive until it is asked for again', async () => {
  let tries = 0;
  const load = async () => {
    tries += 1;
    if (tries < 3) {
      throw new Error('Failed to load chunk');
    }
    return 'part';
  };
  const loading = loadPart(load);
  await vi.waitFor(() => expect(tries).toBe(1));
  retryParts();
  await vi.waitFor(() => expect(tries).toBe(2));
  retryParts();
  expect(await loading).toBe('part');
});

it('asks again for all that is missing, and once each', async () => {
  const tries = { a: 0, b: 0 };
  const load = (name: 'a' | 'b') => async () => {
    tries[name] += 1;
    if (tries[name] === 1) {
      throw new Error('Failed to load chunk');
    }
    return name;
  };
  const loading = Promise.all([loadPart(load('a')), loadPart(load('b'))]);
  await vi.waitFor(() => expect(tries).toEqual({ a: 1, b: 1 }));
  retryParts();
  retryParts();
  expect(await loading).toEqual(['a', 'b']);
  expect(tries).toEqual({ a: 2, b: 2 });
});

it('says while parts are missing, and that it was told to ask again', async () => {
  const { result } = renderHook(usePartsMissing);
  expect(result.current).toBe(false);
  const { promise, reject } = Promise.withResolvers<never>();
  let isBroken = true;
  const loading = loadPart(() => (isBroken ? promise : Promise.resolve('part')));
  await act(async () => reject(new Error('Failed to load chunk')));
  await vi.waitFor(() => expect(result.current).toBe(true));
  isBroken = false;
  act(retryParts);
  expect(result.current).toBe(false);
  expect(await loading).toBe('part');
});
