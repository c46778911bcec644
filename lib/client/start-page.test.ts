import { expect, it } from 'vitest';
import { startPageFor } from './start-page.ts';

const arrival = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };

function startOf(path: string, chosen: string | undefined, headers: Record<string, string> = arrival) {
  return startPageFor({ path, chosen, headers: new Headers(headers) });
}

it('is the chosen page for who comes by the bare address', () => {
  expect(startOf('/', '/graph')).toBe('/graph');
});

it('is the overview without a choice, and for one that is no page', () => {
  expect(startOf('/', undefined)).toBeUndefined();
  expect(startOf('/', '/')).toBeUndefined();
  expect(startOf('/', '//evil.example')).toBeUndefined();
});

it('takes nobody away from a page that was asked for', () => {
  expect(startOf('/catalog', '/graph')).toBeUndefined();
  expect(startOf('/?show=all', '/graph')).toBeUndefined();
  expect(startOf('/', '/graph', { ...arrival, 'sec-fetch-site': 'same-origin' })).toBeUndefined();
  expect(startOf('/', '/graph', { ...arrival, 'cache-control': 'max-age=0' })).toBeUndefined();
  expect(startOf('/', '/graph', {})).toBeUndefined();
});
