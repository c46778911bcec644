import type { IssuedCertificate } from '../application/issued-certificates.ts';
import type { OpenToken } from '../application/open-token.ts';
import { shortFingerprint } from '../application/short-fingerprint.ts';
import { message, type Sentence } from '../texts/message.ts';

type LeftToken = Pick<OpenToken, 'id' | 'step' | 'expiresAt'>;
type SignedCertificate = Pick<IssuedCertificate, 'fingerprint' | 'tokenId'>;

/** A token that was handed out, as whoever issued it remembers it. */
export interface HandedOutToken {
  /** Undefined where it was used before it could be looked up. */
  id: string | undefined;
  /** RFC 3339. */
  expiresAt: string;
  /** It was among the open tokens once; before that it is new. */
  wasSeen: boolean;
}

/** What has become of a one-time token. */
export type TokenFate =
  | { is: 'outstanding' }
  /** Its URL was called: the certificate comes next, with another token that only the caller knows. */
  | { is: 'opened' }
  | { is: 'used'; certificate: SignedCertificate }
  /** Withdrawn; for a moment also while its certificate is signed. */
  | { is: 'gone' }
  | { is: 'lapsed' };

/** By the connector's own objects: the tokens that can still be used, and the certificates with the tokens they were signed for. */
export function tokenFate(
  token: HandedOutToken,
  open: readonly LeftToken[],
  certificates: readonly SignedCertificate[],
  nowMs: number,
): TokenFate {
  const certificate = certificates.find(({ tokenId }) => tokenId !== undefined && tokenId === token.id);
  if (certificate !== undefined) {
    return { is: 'used', certificate };
  }
  const ofId = open.filter(({ id, expiresAt }) => id === token.id && Date.parse(expiresAt) > nowMs);
  if (ofId.length > 0) {
    return { is: ofId.some(({ step }) => step === 'info') ? 'outstanding' : 'opened' };
  }
  if (Date.parse(token.expiresAt) <= nowMs) {
    return { is: 'lapsed' };
  }
  return { is: token.wasSeen ? 'gone' : 'outstanding' };
}

/** The same for people, of a token that is not good any more; '' for one that is. */
export function tokenFateText(fate: TokenFate): Sentence {
  switch (fate.is) {
    case 'outstanding':
      return '';
    case 'opened':
      return message('tokens.fateOpened');
    case 'used':
      return message('tokens.fateUsed', { fingerprint: shortFingerprint(fate.certificate.fingerprint) });
    case 'gone':
      return message('tokens.fateGone');
    case 'lapsed':
      return message('tokens.fateLapsed');
  }
}
