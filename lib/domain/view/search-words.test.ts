import { expect, it } from 'vitest';
import { searchWordsOf } from './search-words.ts';

it('finds nothing without a word', () => expect(searchWordsOf('  ')).toBeUndefined());

it('takes words apart, in lower case', () => {
  expect(searchWordsOf(' WEBSHOP  orders ')).toEqual({
    whole: 'webshop  orders',
    words: ['webshop', 'orders'],
  });
});

it.each(['AA:11:BB:2c', 'SHA256 Fingerprint=AA:11:BB:2C', 'sha256:aa11bb2c'])(
  'reads the fingerprint %s',
  (text) => {
    expect(searchWordsOf(text)?.words).toEqual(['aa11bb2c']);
  },
);

it('takes a host with a port for what it is', () => {
  expect(searchWordsOf('api.shop.example:8443')?.words).toEqual(['api.shop.example:8443']);
});
