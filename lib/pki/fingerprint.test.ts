import { expect, it } from 'vitest';
import { fingerprintOf, normaliseFingerprint } from './fingerprint.ts';

it('hashes in lower-case hex', async () => {
  expect(await fingerprintOf(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

it('takes colons, blanks and capitals out of a pasted fingerprint', () => {
  expect(normaliseFingerprint(' E3:B0:C4 42\n')).toBe('e3b0c442');
});
