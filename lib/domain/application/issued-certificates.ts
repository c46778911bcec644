import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';

/**
 * Every certificate that was signed for Applications of a name, one member per fingerprint. It outlives the Application: the
 * certificates do so too, and count again for the next one of that name.
 */
export interface IssuedCertificates extends KubeObject {
  data?: Record<string, string>;
}

/** A certificate as it was noted when it was signed. */
export const issuedCertificate = z.object({
  /** Lower-case hex. */
  serialNumber: z.string(),
  /** `O=..,OU=..,..` as the pairing protocol writes it. */
  subject: z.string(),
  /** Lower-case hex SHA-256 of the certificate. */
  fingerprint: z.string(),
  /** RFC 3339, seconds precision. */
  issuedAt: z.string(),
  expiresAt: z.string(),
  /** Such as `RSA 2048` or `EC P-256`. */
  keyAlgorithm: z.string(),
  /** Id of the token that it was signed for. */
  tokenId: z.string().optional(),
  /** Fingerprint of the certificate that it replaces. */
  renewedFrom: z.string().optional(),
  /** `metadata.uid` of the Application as it was then; empty where there was none yet. */
  applicationUid: z.string().optional(),
  /** About when it was used last, RFC 3339; `never`, or left out where uses were not noted when it was signed. */
  usedAt: z.string().optional(),
});

export type IssuedCertificate = z.output<typeof issuedCertificate>;

/** Label of every ConfigMap of issued certificates, beside the one that names its Application; its value is `true`. */
export const issuedCertificatesLabel = 'connectivity.mooring.dev/issued-certificates';

/** Name of the ConfigMap, beside the tokens, that holds the certificates of an Application. */
export function issuedCertificatesName(application: string): string {
  return `${application}-issued-certificates`;
}

const usedAtSuffix = '.used-at';

/** Name of the member that says when a certificate was used: one of its own, so that nobody has to read before he writes. */
export function usedAtKey(fingerprint: string): string {
  return `${fingerprint}${usedAtSuffix}`;
}

/** What the ConfigMap says, newest first; members that are no certificate are left out. */
export function issuedCertificatesOf(configMap: Pick<IssuedCertificates, 'data'>): IssuedCertificate[] {
  const { data = {} } = configMap;
  return Object.values(data)
    .flatMap((text) => {
      const read = issuedCertificate.safeParse(parseJson(text));
      if (!read.success) {
        return [];
      }
      const usedAt = data[usedAtKey(read.data.fingerprint)];
      return [usedAt === undefined ? read.data : { ...read.data, usedAt }];
    })
    .sort((left, right) => right.issuedAt.localeCompare(left.issuedAt));
}

const keptAfterExpiryMs = 30 * 86_400_000;
const mostKept = 1000;

/** Members to be removed: expired for 30 days, unreadable, or beyond the newest 1,000 (a ConfigMap holds 1 MB). */
export function certificatesToForget(configMap: Pick<IssuedCertificates, 'data'>, now: Date): string[] {
  const kept = issuedCertificatesOf(configMap)
    .filter(({ expiresAt }) => Date.parse(expiresAt) > now.getTime() - keptAfterExpiryMs)
    .slice(0, mostKept)
    .flatMap(({ fingerprint }) => [fingerprint, usedAtKey(fingerprint)]);
  const known = new Set(kept);
  return Object.keys(configMap.data ?? {}).filter((key) => !known.has(key));
}
