import { expect, test } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

test.each([
  [undefined, null, 'en'],
  [undefined, '', 'en'],
  [undefined, 'de', 'de'],
  [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
  [undefined, 'fr-FR, fr;q=0.9, de;q=0.3, en;q=0.5', 'en'],
  [undefined, 'en;q=0, de;q=0.1', 'de'],
  [undefined, 'fr, *;q=0.5', 'en'],
  [undefined, 'de;q=no, en', 'en'],
  [undefined, 'qps', 'en'],
  ['de', 'en', 'de'],
  ['en', 'de', 'en'],
  ['qps', 'de', 'qps'],
  ['fr', 'de', 'de'],
  ['toString', null, 'en'],
])('chosen %s, asked for %s: %s', (chosen, acceptLanguage, locale) => {
  expect(chooseLocale({ chosen, acceptLanguage })).toBe(locale);
});
