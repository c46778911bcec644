import { expect, it } from 'vitest';
import { issuedTokensCsv, issuedTokensText } from './issued-tokens.ts';

const base = { url: 'https://connector/?token=', expiresAt: '2026-01-31T10:05:00Z' };
const issued = [
  { ...base, application: 'shop', id: 'k7', url: `${base.url}s` },
  { ...base, application: 'crm', id: undefined, url: `${base.url}c` },
];

it('gives each Application its URL, in the order of their names', () => {
  expect(issuedTokensText(issued)).toBe(`crm\t${base.url}c\nshop\t${base.url}s`);
});

it('is a file of CSV, also where an id is not known', () => {
  expect(issuedTokensCsv(issued).split('\r\n')).toEqual([
    'application,token,url,expiresAt',
    `crm,,${base.url}c,${base.expiresAt}`,
    `shop,k7,${base.url}s,${base.expiresAt}`,
    '',
  ]);
});
