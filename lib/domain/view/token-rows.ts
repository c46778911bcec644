import type { OpenToken } from '../application/open-token.ts';
import type { TokenRequest } from '../application/token-request.ts';

/** The tokens of an Application that can still be used, the one that lapses first on top. */
export function openTokensOf(application: string, tokens: readonly OpenToken[], nowMs: number): OpenToken[] {
  return tokens
    .filter((token) => token.application === application && Date.parse(token.expiresAt) > nowMs)
    .sort((left, right) => left.expiresAt.localeCompare(right.expiresAt));
}

/** The request for a token of this Application that was refused, with the reason. */
export function failedTokenRequest(
  application: string,
  requests: readonly TokenRequest[],
): TokenRequest | undefined {
  return requests.find(({ metadata, status }) => metadata.name === application && status?.state === 'Error');
}
