import { expect, it } from 'vitest';
import { scopedHref } from './scoped-href.ts';

it('narrows lists to the namespace that is worked in', () => {
  expect(scopedHref('/bindings', 'sales')).toBe('/bindings?namespace=sales');
});

it('leaves pages alone that know no namespace, and all of them without a scope', () => {
  expect([scopedHref('/', 'sales'), scopedHref('/connect', 'sales'), scopedHref('/bindings', '')]).toEqual([
    '/',
    '/connect',
    '/bindings',
  ]);
});
