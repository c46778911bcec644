import type { IssuedCertificate } from '../application/issued-certificates.ts';
import type { OpenToken } from '../application/open-token.ts';
import type { KindName } from './kinds.ts';
import type { KubeObject } from './kube-object.ts';

/** Selections of objects that the console watches in a form of their own, beside the kinds as they are. */
export type LiveView =
  | 'issuedcertificates'
  /** Tokens that were neither used nor withdrawn. */
  | 'connectiontokens'
  /** The ConfigMap whose keys are the fingerprints of revoked certificates. */
  | 'revokedcertificates'
  /** The CA of client certificates. */
  | 'authorities'
  /** The kubelets' events about keys of Secrets that became no variables. */
  | 'skippedvariables';

/** What can be watched. */
export type LiveName = KindName | LiveView;

/** The ConfigMap of an Application's certificates, read: nothing in it is secret. */
export interface CertificatesObject extends KubeObject {
  application: string;
  /** Newest first. */
  certificates: IssuedCertificate[];
}

/** The Secret of a token, read; the token itself is not in it. */
export interface TokenObject extends KubeObject {
  token: OpenToken;
}
