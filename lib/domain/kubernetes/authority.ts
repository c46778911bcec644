import type { KubeObject } from './kube-object.ts';

/** A certificate of the authority that signs client certificates; its key is never read. */
export interface AuthorityCertificate {
  subject: string;
  serialNumber: string;
  /** Lower-case hex SHA-256. */
  fingerprint: string;
  /** RFC 3339. */
  notBefore: string;
  notAfter: string;
  keyAlgorithm: string;
}

/** The authority's Secret as the console's pages see it. */
export interface AuthorityObject extends KubeObject {
  /** Signs now; undefined where the Secret holds none that can be read. */
  signing: AuthorityCertificate | undefined;
  /** Replaced, and still trusted until they end. */
  trusted: AuthorityCertificate[];
}
