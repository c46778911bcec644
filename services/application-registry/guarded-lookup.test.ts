import { expect, it } from 'vitest';
import { createAddressRule } from './guarded-lookup.ts';

it.each([
  '169.254.169.254',
  '0.0.0.0',
  'fe80::1',
  '::',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  '::a9fe:a9fe',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd20:ce::254',
  'fe80::1%eth0',
  '2130706433',
  'nonsense',
])('never allows %s', (address) => {
  expect(createAddressRule(true).allows(address)).toBe(false);
});

it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'])(
  'allows %s only where told to',
  (address) => {
    expect(createAddressRule(false).allows(address)).toBe(false);
    expect(createAddressRule(true).allows(address)).toBe(true);
  },
);

it.each(['10.0.0.1', '192.168.1.1', '93.184.216.34', '2606:2800::1', '64:ff9b::808:808', '100.100.100.201'])(
  'allows %s',
  (address) => {
    expect(createAddressRule(false).allows(address)).toBe(true);
  },
);
