import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What the edge says about a request that it passes on. */
export interface VouchedRequest {
  method: string;
  /** Path with its query, as it stands in the request. */
  url: string;
  /** Value of X-Forwarded-Client-Cert. */
  clientCert: string;
  body: Uint8Array | undefined;
}

/** Name of the header by which the edge proves that X-Forwarded-Client-Cert is its own. */
export const edgeProofHeader = 'x-mooring-edge-proof';

/** How old a proof may be, and how far the clocks of edge and service may be apart, whichever is ahead. */
export const edgeProofValidityMs = 60_000;

const proofPattern = /^v1\.(\d{1,15})\.([\w-]{43})$/;

/**
 * The value of the proof header, `v1.<unix ms>.<HMAC-SHA-256 in base64url>`. It covers the whole request: who has seen one
 * can do no more with it than repeat that request for a minute.
 */
export function makeEdgeProof(request: VouchedRequest, key: Uint8Array, now: Date): string {
  const at = String(now.getTime());
  return `v1.${at}.${signatureOf(request, key, at).toString('base64url')}`;
}

/** Whether one of `keys` has made the proof for this request, and lately. */
export function isEdgeProof(
  proof: string,
  request: VouchedRequest,
  { keys, now }: { keys: readonly Uint8Array[]; now: Date },
): boolean {
  const [, at = '', signature = ''] = proofPattern.exec(proof) ?? [];
  if (at === '' || Math.abs(now.getTime() - Number(at)) > edgeProofValidityMs) {
    return false;
  }
  const received = Buffer.from(signature, 'base64url');
  return keys.some((key) => timingSafeEqual(signatureOf(request, key, at), received));
}

/** No part but the last may hold a line break, so that no two requests have the same text. */
function signatureOf({ method, url, clientCert, body }: VouchedRequest, key: Uint8Array, at: string): Buffer {
  const digest = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  return createHmac('sha256', key)
    .update(['mooring-edge-proof-v1', at, method, url, digest, clientCert].join('\n'))
    .digest();
}
