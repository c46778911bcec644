import { X509Certificate } from 'node:crypto';
import { normaliseFingerprint } from '#lib/domain/application/normalise-fingerprint.ts';
import { secondsTimestamp } from '#lib/domain/application/token-request.ts';
import type { AuthorityCertificate, AuthorityObject } from '#lib/domain/kubernetes/authority.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { redact } from '#lib/domain/kubernetes/redact.ts';
import { decodePemBlocks } from '#lib/pki/pem.ts';

interface SecretObject extends KubeObject {
  data?: Record<string, string> | null;
}

/**
 * What the certificates of the authority's Secret say. The first one under `ca.crt` signs; every other one, under any key,
 * is trusted besides (connectivity contract 2.12).
 */
export function readAuthority(object: KubeObject): AuthorityObject {
  const { data } = object as SecretObject;
  const { apiVersion, kind, metadata } = redact('secrets', object);
  const others = Object.keys(data ?? {}).filter((key) => key !== 'ca.crt' && !key.endsWith('.key'));
  const [signing, ...rest] = certificatesIn(data?.['ca.crt']);
  const found = new Map<string, AuthorityCertificate>();
  for (const certificate of [...rest, ...others.sort().flatMap((key) => certificatesIn(data?.[key]))]) {
    if (certificate.fingerprint !== signing?.fingerprint) {
      found.set(certificate.fingerprint, certificate);
    }
  }
  return { apiVersion, kind, metadata, signing, trusted: [...found.values()] };
}

function certificatesIn(base64: string | undefined): AuthorityCertificate[] {
  const pem = Buffer.from(base64 ?? '', 'base64').toString('utf8');
  return decodePemBlocks(pem).flatMap((der) => {
    try {
      return [describe(new X509Certificate(der))];
    } catch {
      return [];
    }
  });
}

function describe(certificate: X509Certificate): AuthorityCertificate {
  const { asymmetricKeyType = '', asymmetricKeyDetails } = certificate.publicKey;
  const size = asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve ?? '';
  return {
    subject: certificate.subject.replaceAll('\n', ','),
    serialNumber: certificate.serialNumber.toLowerCase(),
    fingerprint: normaliseFingerprint(certificate.fingerprint256),
    notBefore: secondsTimestamp(certificate.validFromDate),
    notAfter: secondsTimestamp(certificate.validToDate),
    keyAlgorithm: `${asymmetricKeyType.toUpperCase()} ${size}`.trim(),
  };
}
