import { expect, it } from 'vitest';
import { normaliseFingerprint } from '#lib/domain/application/normalise-fingerprint.ts';
import { fingerprintOf } from './fingerprint.ts';

it('hashes in lower-case hex', async () => {
  expect(await fingerprintOf(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

it.each([
  ' E3:B0:C4 42\n',
  'e3b0c442',
  'E3B0C442',
  'E3-B0-C4-42',
  'sha256 Fingerprint=E3:B0:C4:42',
  'SHA-256: E3 B0 C4 42',
  'SHA256:e3b0c442',
  '0xE3B0C442',
])('takes what surrounds and divides it out of "%s"', (pasted) => {
  expect(normaliseFingerprint(pasted)).toBe('e3b0c442');
});
