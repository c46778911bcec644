import { expect, it } from 'vitest';
import { type LinkClick, pathAskedFor } from './held-link.ts';

const here = 'http://127.0.0.1:3000/applications?q=a';

function asked(href: string, click: Partial<LinkClick> = {}): string | undefined {
  return pathAskedFor({ href, target: '', isDownload: false, isPlain: true, ...click }, here);
}

it('knows what the page would ask its console for', () => {
  expect(asked('/graph?node=a#b')).toBe('/graph?node=a#b');
  expect(asked('http://127.0.0.1:3000/')).toBe('/');
  expect(asked('?q=b')).toBe('/applications?q=b');
});

it('leaves alone what stays on the page or leads elsewhere', () => {
  expect(asked('#main')).toBeUndefined();
  expect(asked('https://example.com/')).toBeUndefined();
  expect(asked('mailto:someone@example.com')).toBeUndefined();
  expect(asked('/graph', { target: '_blank' })).toBeUndefined();
  expect(asked('/graph', { isDownload: true })).toBeUndefined();
  expect(asked('/graph', { isPlain: false })).toBeUndefined();
});
