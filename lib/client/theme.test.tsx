// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { chooseContrast, chooseTheme, useColorScheme, useContrast, useTheme } from './theme.ts';

/** The system's wish for dark, to be played. */
class PlayedQuery extends EventTarget {
  matches = false;
}
let dark: PlayedQuery;

beforeEach(() => {
  dark = new PlayedQuery();
  vi.stubGlobal('matchMedia', (query: string) =>
    query === '(prefers-color-scheme: dark)' ? dark : new PlayedQuery(),
  );
});
afterEach(() => {
  cleanup();
  chooseTheme('system');
  chooseContrast('system');
  vi.unstubAllGlobals();
});

function systemTurnsDark(): void {
  dark.matches = true;
  dark.dispatchEvent(new Event('change'));
}

it('is the system’s until something is chosen, and again afterwards', () => {
  const { result } = renderHook(useTheme);
  expect(result.current).toBe('system');
  act(() => chooseTheme('dark'));
  expect(result.current).toBe('dark');
  expect(document.documentElement.dataset.theme).toBe('dark');
  act(() => chooseTheme('system'));
  expect(result.current).toBe('system');
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

it('chooses contrast apart from the theme', () => {
  const { result } = renderHook(() => [useTheme(), useContrast()]);
  act(() => chooseContrast('more'));
  expect(result.current).toEqual(['system', 'more']);
});

it('is kept in a cookie, so that the server renders the first paint with it', () => {
  act(() => chooseTheme('light'));
  expect(document.cookie).toContain('mooring-theme=light');
});

it('is on screen what was chosen, and else what the system wants, also when it changes its mind', () => {
  const { result } = renderHook(useColorScheme);
  expect(result.current).toBe('light');
  act(() => chooseTheme('dark'));
  expect(result.current).toBe('dark');
  act(() => chooseTheme('system'));
  act(systemTurnsDark);
  expect(result.current).toBe('dark');
  act(() => chooseTheme('light'));
  expect(result.current).toBe('light');
});

it('stops listening when nobody is there', () => {
  const left = vi.spyOn(dark, 'removeEventListener');
  renderHook(useColorScheme).unmount();
  expect(left).toHaveBeenCalledTimes(1);
});
