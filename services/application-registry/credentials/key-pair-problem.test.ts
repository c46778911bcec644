import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { createSelfSignedClient } from '#lib/pki/create-self-signed.ts';
import { keyPairProblem } from './key-pair-problem.ts';

let pair: { certificatePem: string; keyPem: string };

beforeAll(async () => {
  pair = await createSelfSignedClient('orders', 86_400_000, new Date());
});

it('takes a certificate with its key, and with the chain behind it', () => {
  expect(keyPairProblem(pair.certificatePem, pair.keyPem)).toBeUndefined();
  expect(keyPairProblem(`${pair.certificatePem}\n${pair.certificatePem}`, pair.keyPem)).toBeUndefined();
});

it.each<[string, () => [string, string], string]>([
  ['a text that is no certificate', () => ['x', pair.keyPem], 'certificate is not readable'],
  ['a text that is no key', () => [pair.certificatePem, 'x'], 'key is not readable'],
  ['a key behind a passphrase', () => [pair.certificatePem, lockedKey()], 'without a passphrase'],
  ["another certificate's key", () => [pair.certificatePem, otherKey()], 'does not belong'],
])('refuses %s, without repeating it', (_what, given, problem) => {
  const [certificate, key] = given();
  const said = keyPairProblem(certificate, key);
  expect(said).toContain(problem);
  expect(said).not.toContain(key.length > 1 ? key.slice(30, 60) : 'BEGIN');
});

function otherKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function lockedKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
  return privateKey.export(options).toString();
}
