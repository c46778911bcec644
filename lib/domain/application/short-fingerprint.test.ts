import { expect, it } from 'vitest';
import { shortFingerprint } from './short-fingerprint.ts';

it('shortens a fingerprint to its ends', () => {
  expect(shortFingerprint('0123456789abcdef'.repeat(4))).toBe('01234567…cdef');
});
