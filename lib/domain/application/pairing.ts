/** A one-time token as the console hands it out. */
export interface IssuedToken {
  application: string;
  /** Short, for people; undefined where the token was used before it could be looked up. */
  id: string | undefined;
  /** Where the outside application starts its pairing; works once. */
  url: string;
  /** RFC 3339. */
  expiresAt: string;
}

/** What a person needs to know to pair by hand. */
export interface PairingDetails {
  /** `O=..,OU=..,..` as the connector demands it. */
  subject: string;
  /** Where a certificate is renewed, by whoever holds it. */
  renewalUrl: string;
  /** The CA of the edge as PEM, where the edge has one of its own. */
  edgeCaPem: string | undefined;
}

export interface SignedCertificate {
  /** Client certificate first, then its issuer. */
  chainPem: string;
  caPem: string;
  /** Addresses that the certificate opens. */
  urls: { metadataUrl: string; eventsUrl: string; infoUrl: string };
}

/** What this installation does with certificates. */
export interface CertificatePolicy {
  /** Whether the edge refuses calls with a revoked certificate; otherwise revoking blocks its renewal, no more. */
  edgeRefusesRevoked: boolean;
}

/** An Application that the sample shop is paired as. */
export interface ShopPairing {
  application: string;
  /** RFC 3339. */
  pairedAt: string;
  certificate: { subject: string; notAfter: string; fingerprint: string };
}

export interface ShopState {
  /** False where no sample shop runs beside this console. */
  available: boolean;
  pairings: ShopPairing[];
}
