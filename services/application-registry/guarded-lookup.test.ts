import { expect, it } from 'vitest';
import { createAddressRule } from './guarded-lookup.ts';

it.each([
  '169.254.169.254',
  '0.0.0.0',
  'fe80::1',
  '::',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  'nonsense',
])('never allows %s', (address) => {
  expect(createAddressRule(true).allows(address)).toBe(false);
});

it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('allows %s only where told to', (address) => {
  expect(createAddressRule(false).allows(address)).toBe(false);
  expect(createAddressRule(true).allows(address)).toBe(true);
});

it.each(['10.0.0.1', '192.168.1.1', '93.184.216.34', '2606:2800::1'])('allows %s', (address) => {
  expect(createAddressRule(false).allows(address)).toBe(true);
});
