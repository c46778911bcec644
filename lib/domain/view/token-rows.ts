import type { OpenToken } from '../application/open-token.ts';
import type { TokenRequest } from '../application/token-request.ts';

/** The tokens of an Application that can still be used, the one that lapses first on top. */
export function openTokensOf(application: string, tokens: readonly OpenToken[], nowMs: number): OpenToken[] {
  return tokens
    .filter((token) => token.application === application && Date.parse(token.expiresAt) > nowMs)
    .sort((left, right) => left.expiresAt.localeCompare(right.expiresAt));
}

/** An Application with tokens that can still be used. */
export interface TokenHolder {
  application: string;
  /** The one that lapses first on top; never empty. */
  tokens: OpenToken[];
  /** There is no such Application; who has the token gets a certificate in its name all the same. */
  isMissing: boolean;
}

/** Every Application with tokens that can still be used, by name. */
export function tokenHolders(
  tokens: readonly OpenToken[],
  applicationNames: ReadonlySet<string>,
  nowMs: number,
): TokenHolder[] {
  const names = new Set(tokens.flatMap(({ application }) => application ?? []));
  return [...names]
    .sort()
    .map((application) => ({
      application,
      tokens: openTokensOf(application, tokens, nowMs),
      isMissing: !applicationNames.has(application),
    }))
    .filter(({ tokens: open }) => open.length > 0);
}

/** The request for a token of this Application that was refused, with the reason. */
export function failedTokenRequest(
  application: string,
  requests: readonly TokenRequest[],
): TokenRequest | undefined {
  return requests.find(({ metadata, status }) => metadata.name === application && status?.state === 'Error');
}
