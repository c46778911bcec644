import { expect, test } from 'vitest';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { createCertificateAuthority } from '#lib/pki/certificate-authority.ts';
import { readAuthority } from './read-authority.ts';

const dayMs = 86_400_000;

async function authority(commonName: string) {
  return createCertificateAuthority({
    commonName,
    keyBits: 2048,
    validityMs: 92 * dayMs,
    now: new Date('2026-03-01T12:00:00Z'),
  });
}

function secret(files: Record<string, string>): KubeObject {
  const data = Object.entries(files).map(([key, text]) => [key, Buffer.from(text).toString('base64')]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'ca', namespace: 'kyma-integration' },
    data: Object.fromEntries(data),
  } as KubeObject;
}

test('the first certificate signs, the others are trusted, wherever they are kept; no key is shown', async () => {
  const [now, before, older] = await Promise.all([authority('Now'), authority('Before'), authority('Older')]);
  const read = readAuthority(
    secret({
      'ca.crt': now.certificatePem + before.certificatePem,
      'ca.key': now.keyPem,
      cacert: now.certificatePem + older.certificatePem,
    }),
  );
  expect(read.signing).toMatchObject({
    subject: 'CN=Now',
    notAfter: '2026-06-01T12:00:00Z',
    keyAlgorithm: 'RSA 2048',
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(read.trusted.map(({ subject }) => subject)).toEqual(['CN=Before', 'CN=Older']);
  expect(JSON.stringify(read)).not.toContain('PRIVATE');
});

test('a Secret without a readable certificate has none that signs', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  expect(readAuthority(secret({ 'ca.crt': pem }))).toMatchObject({ trusted: [] });
  expect(readAuthority(secret({ 'ca.crt': pem })).signing).toBeUndefined();
});
