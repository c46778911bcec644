import { KeyObject } from 'node:crypto';
import { createCertificateAuthority, loadCertificateAuthority } from '#lib/pki/certificate-authority.ts';
import { issueServerCertificate } from '#lib/pki/issue-certificate.ts';

const dayMs = 86_400_000;

export interface TestAuthority {
  /** PEM of the CA. */
  ca: string;
  /** A server certificate for these names, with its key. */
  issue(hosts: string[]): Promise<{ cert: string; key: string }>;
}

/** A CA that nobody trusts unless told to. */
export async function createTestAuthority(commonName: string): Promise<TestAuthority> {
  const now = new Date();
  const pem = await createCertificateAuthority({ commonName, validityMs: dayMs, keyBits: 2048, now });
  const authority = await loadCertificateAuthority(pem);
  return {
    ca: pem.certificatePem,
    async issue(hosts) {
      const algorithm = {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
      };
      const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const cert = await issueServerCertificate({ authority, publicKey, validityMs: dayMs, now, hosts });
      const key = KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
      return { cert, key };
    },
  };
}
