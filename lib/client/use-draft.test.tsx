// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useDraft } from './use-draft.ts';

const stored = (key: string) => window.sessionStorage.getItem(`mooring-draft:${key}`);
const isText = (value: unknown): value is string => typeof value === 'string';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.runAllTimers();
  vi.useRealTimers();
  window.sessionStorage.clear();
});

function draft(key: string, mayStore?: (text: string) => boolean) {
  const options = mayStore === undefined ? { isDraft: isText } : { isDraft: isText, mayStore };
  return renderHook(() => useDraft(key, options));
}

it('outlives what shows it', () => {
  const shown = draft('outlives');
  act(() => shown.result.current[1]('typed'));
  shown.unmount();
  expect(draft('outlives').result.current[0]).toBe('typed');
});

it('is one for all that use the key, and none of another', () => {
  const [one, two, other] = [draft('shared'), draft('shared'), draft('other')];
  act(() => one.result.current[1]('typed'));
  expect([two.result.current[0], other.result.current[0]]).toEqual(['typed', undefined]);
});

it('is written a moment later, so that a reload finds it', () => {
  const { result } = draft('written');
  act(() => result.current[1]('typed'));
  expect(stored('written')).toBeNull();
  vi.advanceTimersByTime(300);
  expect(stored('written')).toBe('"typed"');
});

it('is kept in memory only where it must not be stored', () => {
  const { result } = draft('secret', (text) => !text.includes('password'));
  act(() => result.current[1]('name'));
  act(() => result.current[1]('password'));
  vi.advanceTimersByTime(300);
  expect([result.current[0], stored('secret')]).toEqual(['password', null]);
});

it('takes nothing for a draft that is of another kind', () => {
  window.sessionStorage.setItem('mooring-draft:foreign', '{"not":"a text"}');
  expect(draft('foreign').result.current[0]).toBeUndefined();
});

it('is gone everywhere when it is dropped', () => {
  const { result } = draft('dropped');
  act(() => result.current[1]('typed'));
  vi.advanceTimersByTime(300);
  act(() => result.current[1](undefined));
  expect([result.current[0], stored('dropped')]).toEqual([undefined, null]);
});
