import { X509Certificate } from 'node:crypto';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { CertificateAndKeyPem } from './certificate-authority.ts';

/** The Secret of the CA that signs client certificates: `ca.crt`, `ca.key`, and those before it in `former.crt`. */
export interface AuthoritySecret extends KubeObject {
  type?: string;
  data?: Record<string, string>;
}

/** What the connector publishes of it for those who only verify: the members of the Secret that are no key, as text. */
export interface AuthorityConfigMap extends KubeObject {
  data?: Record<string, string>;
}

/** A CA that signs no more, and is trusted as long as something that it signed is valid. */
export interface FormerAuthority {
  certificatePem: string;
  /** RFC 3339: when the last certificate that it signed ends. */
  trustedUntil: string;
}

/** PEM, each certificate under a line that says how long it is trusted; readers of PEM skip such lines. */
const formerKey = 'former.crt';
const formerHeading = /^Trusted until (\S+)\n/m;
const issuedUntil = 'connectivity.mooring.dev/issued-until';

/** A member of a Secret as text, empty where it is missing. */
export function secretText(secret: AuthoritySecret | undefined, key: string): string {
  return Buffer.from(secret?.data?.[key] ?? '', 'base64').toString();
}

/** True where the Secret holds a certificate and a key, whatever they are. */
export function holdsAuthority(secret: AuthoritySecret): boolean {
  return secretText(secret, 'ca.crt') !== '' && secretText(secret, 'ca.key') !== '';
}

/** The data of the ConfigMap that publishes the certificates of the Secret: never its key. */
export function publishedCertificates(secret: AuthoritySecret | undefined): Record<string, string> {
  const texts = ['ca.crt', formerKey].map((key) => [key, secretText(secret, key)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/** The CAs before the present one that are still trusted, by what is published of it. */
export function formerAuthorities(
  published: Readonly<Record<string, string>> | undefined,
  now: Date,
): FormerAuthority[] {
  const [, ...parts] = (published?.[formerKey] ?? '').split(formerHeading);
  const read: FormerAuthority[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    read.push({ trustedUntil: parts[at] ?? '', certificatePem: parts[at + 1] ?? '' });
  }
  return read.filter(({ trustedUntil }) => Date.parse(trustedUntil) > now.getTime());
}

/** PEM texts of the CAs whose certificates are accepted: the present one and those before. */
export function trustedAuthorities(
  published: Readonly<Record<string, string>> | undefined,
  now: Date,
): string[] {
  const former = formerAuthorities(published, now).map(({ certificatePem }) => certificatePem);
  return [published?.['ca.crt'] ?? '', ...former].filter((pem) => pem !== '');
}

/** When the last certificate of the present CA ends; undefined where nobody kept account of it. */
export function issuedUntilOf(secret: AuthoritySecret): Date | undefined {
  const atMs = Date.parse(secret.metadata.annotations?.[issuedUntil] ?? '');
  return Number.isNaN(atMs) ? undefined : new Date(atMs);
}

/** Notes that a certificate of the CA `certificatePem` is valid until `until`, be that CA the present one or a former. */
export function withIssuedUntil(
  secret: AuthoritySecret,
  certificatePem: string,
  until: Date,
): AuthoritySecret {
  if (!secretText(secret, 'ca.crt').includes(certificatePem.trim())) {
    const former = formerAuthorities(publishedCertificates(secret), new Date(0)).map((authority) =>
      authority.certificatePem.includes(certificatePem.trim()) &&
      Date.parse(authority.trustedUntil) < until.getTime()
        ? { ...authority, trustedUntil: until.toISOString() }
        : authority,
    );
    return withFormer(secret, former);
  }
  const annotations = { ...secret.metadata.annotations, [issuedUntil]: until.toISOString() };
  return { ...secret, metadata: { ...secret.metadata, annotations } };
}

/**
 * The Secret with `next` as the CA that signs. The one before stays trusted until the last of its certificates ends, as
 * far as that is known, else until it ends itself; not at all without `overlap`, which also ends the trust in older ones.
 */
export function withNextAuthority(
  secret: AuthoritySecret,
  next: CertificateAndKeyPem,
  { now, overlap }: { now: Date; overlap: boolean },
): AuthoritySecret {
  const former = overlap ? formerAuthorities(publishedCertificates(secret), now) : [];
  if (overlap && holdsAuthority(secret)) {
    const certificatePem = secretText(secret, 'ca.crt');
    const trustedUntil = (
      issuedUntilOf(secret) ?? new X509Certificate(certificatePem).validToDate
    ).toISOString();
    former.unshift({ certificatePem, trustedUntil });
  }
  const annotations = { ...secret.metadata.annotations, [issuedUntil]: now.toISOString() };
  const data = {
    ...secret.data,
    'ca.crt': toBase64(next.certificatePem),
    'ca.key': toBase64(next.keyPem),
  };
  return withFormer({ ...secret, metadata: { ...secret.metadata, annotations }, data }, former);
}

function withFormer(secret: AuthoritySecret, former: FormerAuthority[]): AuthoritySecret {
  const { [formerKey]: _replaced, ...data } = secret.data ?? {};
  const text = former.map(
    ({ trustedUntil, certificatePem }) => `Trusted until ${trustedUntil}\n${certificatePem.trim()}\n`,
  );
  return { ...secret, data: former.length === 0 ? data : { ...data, [formerKey]: toBase64(text.join('')) } };
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
