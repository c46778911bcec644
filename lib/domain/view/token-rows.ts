import type { OpenToken } from '../application/open-token.ts';
import type { TokenRequest } from '../application/token-request.ts';
import { compareText } from './compare-text.ts';

/** The tokens that can still be used, the one that lapses first on top. */
export function usableTokens<T extends Pick<OpenToken, 'expiresAt'>>(
  tokens: readonly T[],
  nowMs: number,
): T[] {
  return tokens
    .filter(({ expiresAt }) => Date.parse(expiresAt) > nowMs)
    .sort((left, right) => compareText(left.expiresAt, right.expiresAt));
}

/** Those of an Application. */
export function openTokensOf(application: string, tokens: readonly OpenToken[], nowMs: number): OpenToken[] {
  return usableTokens(
    tokens.filter((token) => token.application === application),
    nowMs,
  );
}

/** The request for a token of this Application that was refused, with the reason. */
export function failedTokenRequest(
  application: string,
  requests: readonly TokenRequest[],
): TokenRequest | undefined {
  return requests.find(({ metadata, status }) => metadata.name === application && status?.state === 'Error');
}
