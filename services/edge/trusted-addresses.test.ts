import { expect, it } from 'vitest';
import { isAmong, readAddresses } from './trusted-addresses.ts';

function among(texts: string[], peer: string | undefined): boolean | undefined {
  const addresses = readAddresses(texts);
  return addresses && isAmong(addresses, peer);
}

it.each([
  [['10.0.0.7'], '10.0.0.7', true],
  [['10.0.0.7'], '10.0.0.8', false],
  [['10.8.0.0/16'], '10.8.255.1', true],
  [['10.8.0.0/16'], '10.9.0.1', false],
  [['10.8.0.0/16'], '::ffff:10.8.0.1', true],
  [['fd00::/8'], 'fd12::1', true],
  [['fd00::/8'], '10.0.0.1', false],
  [['10.0.0.7', '::1'], '::1', true],
  [['0.0.0.0/0'], '203.0.113.1', true],
  [['10.0.0.7'], undefined, false],
  [[], '10.0.0.7', false],
])('of %j, %s is one: %s', (texts, peer, is) => {
  expect(among(texts, peer)).toBe(is);
});

it.each(['localhost', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '', '10.0.0.0/-1'])(
  'takes "%s" for no address',
  (text) => {
    expect(readAddresses([text])).toBeUndefined();
  },
);
