import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32);

it('opens what was sealed for the same purpose, by the same key', () => {
  const sealed = seal(key, 'a', 'what is kept');
  expect(unseal(key, 'a', sealed)).toBe('what is kept');
  expect(unseal(key, 'b', sealed)).toBeUndefined();
  expect(unseal(randomBytes(32), 'a', sealed)).toBeUndefined();
});

it('opens nothing that was changed or cut off', () => {
  const sealed = seal(key, 'a', 'what is kept');
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(key, 'a', changed.toString('base64url'))).toBeUndefined();
    expect(unseal(key, 'a', bytes.subarray(0, at).toString('base64url'))).toBeUndefined();
  }
});

it('seals the same differently each time', () => {
  expect(seal(key, 'a', 'x')).not.toBe(seal(key, 'a', 'x'));
});
