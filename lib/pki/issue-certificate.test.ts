import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeTextBase64 } from './base64.ts';
import {
  type CertificateAndKeyPem,
  type CertificateAuthority,
  createCertificateAuthority,
  loadCertificateAuthority,
} from './certificate-authority.ts';
import { createKeyAndRequest } from './create-key-and-request.ts';
import { issueClientCertificate, issueServerCertificate } from './issue-certificate.ts';
import { readSigningRequest } from './read-signing-request.ts';
import { formatSubject, type Subject } from './subject.ts';

const shop: Subject = { C: 'DE', O: 'Organization', OU: 'OrgUnit', L: 'Waldorf', ST: 'Waldorf', CN: 'shop' };
const now = new Date('2026-03-01T12:00:00Z');
const dayMs = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'mooring-pki-'));
let pem: CertificateAndKeyPem;
let authority: CertificateAuthority;

function openssl(...parameters: string[]): string {
  return execFileSync('openssl', parameters, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

beforeAll(async () => {
  const options = { commonName: 'Kyma', validityMs: 100 * dayMs, keyBits: 2048, now };
  pem = await createCertificateAuthority(options);
  authority = await loadCertificateAuthority(pem);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function issueFor(csrPem: string, at = now): Promise<X509Certificate> {
  const request = await readSigningRequest(encodeTextBase64(csrPem), shop);
  const { publicKey } = request;
  const options = { authority, publicKey, validityMs: 92 * dayMs, now: at, subject: shop };
  return new X509Certificate(await issueClientCertificate(options));
}

describe('a client certificate', () => {
  it('has the profile of the contract', async () => {
    const { csrPem, keyPem } = await createKeyAndRequest(formatSubject(shop));
    const certificate = await issueFor(csrPem);
    expect(certificate.subject).toBe('C=DE\nO=Organization\nOU=OrgUnit\nL=Waldorf\nST=Waldorf\nCN=shop');
    expect(certificate.issuer).toBe('CN=Kyma');
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(certificate.verify(new X509Certificate(pem.certificatePem).publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(keyPem))).toBe(true);
    expect(certificate.validFromDate.toISOString()).toBe('2026-03-01T11:55:00.000Z');
    expect(certificate.validToDate.getTime() - now.getTime()).toBe(92 * dayMs);
  });

  it('gets a serial number of its own', async () => {
    const { csrPem } = await createKeyAndRequest(formatSubject(shop));
    const [first, second] = [await issueFor(csrPem), await issueFor(csrPem)];
    expect(first.serialNumber).not.toBe(second.serialNumber);
  });

  it('does not outlive its CA', async () => {
    const { csrPem } = await createKeyAndRequest(formatSubject(shop));
    const certificate = await issueFor(csrPem, new Date(now.getTime() + 50 * dayMs));
    expect(certificate.validToDate.getTime()).toBe(now.getTime() + 100 * dayMs);
  });

  it('is signed with SHA-256 though the request is signed with SHA-1 and has CRLF line ends', async () => {
    const subject = '/C=DE/ST=Waldorf/L=Waldorf/O=Organization/OU=OrgUnit/CN=shop';
    openssl(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'a.key',
      '-sha1',
      '-subj',
      subject,
      '-out',
      'a.csr',
    );
    const csrPem = readFileSync(join(folder, 'a.csr'), 'utf8').replaceAll('\n', '\r\n');
    const certificate = await issueFor(csrPem);
    expect(certificate.signatureAlgorithm).toBe('sha256WithRSAEncryption');
  });
});

it('reads a CA whose key is PKCS#1', async () => {
  const keyPem = createPrivateKey(pem.keyPem).export({ format: 'pem', type: 'pkcs1' }).toString();
  const read = await loadCertificateAuthority({ certificatePem: pem.certificatePem, keyPem });
  expect(read.certificate.subject).toBe('CN=Kyma');
});

it('refuses a CA that is empty or not RSA', async () => {
  const empty = { certificatePem: '', keyPem: '' };
  await expect(loadCertificateAuthority(empty)).rejects.toMatchObject({ code: 'INTERNAL' });
  const keyPem = openssl('genpkey', '-algorithm', 'ed25519');
  await expect(loadCertificateAuthority({ ...pem, keyPem })).rejects.toMatchObject({ code: 'INTERNAL' });
});

it('signs a server certificate for names and addresses', async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const certificatePem = await issueServerCertificate({
    authority,
    publicKey: keys.publicKey,
    validityMs: dayMs,
    now,
    hosts: ['localhost', '127.0.0.1'],
  });
  const certificate = new X509Certificate(certificatePem);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
});
