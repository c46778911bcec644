import { expect, test } from 'vitest';
import { usualAuthorities } from './usual-authorities.ts';

test('who is trusted by Node or by the operating system is trusted, once', () => {
  const known = { default: ['one', 'two'], system: ['two', 'own'] };
  expect(usualAuthorities({ getCACertificates: (type) => known[type] })).toEqual(['one', 'two', 'own']);
});

test('a Node that cannot ask the operating system chooses itself', () => {
  expect(usualAuthorities({})).toBeUndefined();
});
