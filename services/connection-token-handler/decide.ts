import {
  needsToken,
  type TokenRequest,
  tokenRequestTimeLeftMs,
} from '#lib/domain/application/token-request.ts';

export type Decision =
  | { action: 'none' }
  | { action: 'delete' }
  | { action: 'fetch' }
  | { action: 'wait'; ms: number };

const longestWaitMs = 3_600_000;

/** What to do about a TokenRequest now (connectivity contract, chapter 5). */
export function decide(request: TokenRequest, now: Date): Decision {
  if (request.metadata.deletionTimestamp !== undefined) {
    return { action: 'none' };
  }
  const leftMs = tokenRequestTimeLeftMs(request, now);
  if (leftMs === 0) {
    return { action: 'delete' };
  }
  if (needsToken(request)) {
    return { action: 'fetch' };
  }
  // timers cannot wait for the far future
  return leftMs === undefined
    ? { action: 'none' }
    : { action: 'wait', ms: Math.min(leftMs + 1, longestWaitMs) };
}
