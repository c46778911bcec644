import { createHash } from 'node:crypto';
import type { Logger } from '#lib/log.ts';
import { createAuthMethods } from './auth-methods.ts';
import { createKeptTokens } from './kept-tokens.ts';
import type { OAuthClient } from './oauth-client.ts';

export interface OAuthToken {
  value: string;
  untilMs: number;
}

export interface OAuthTokens {
  /**
   * A valid access token; one request for any number of callers.
   * @throws MooringError UPSTREAM when the token endpoint does not give one, INTERNAL where a certificate was to prove who asks.
   */
  get(client: OAuthClient): Promise<OAuthToken>;
  /** Forgets this token: the target does not take it any more. A newer one stays. */
  drop(client: OAuthClient, token: OAuthToken): void;
}

/** Tokens count as expired so long before their time. */
const marginMs = 2_000;

/** Tokens by client credentials (binding contract 5.5), kept until they expire. */
export function createOAuthTokens(options: { timeoutMs: number; nowMs(): number; log: Logger }): OAuthTokens {
  const { timeoutMs, nowMs, log } = options;
  const methods = createAuthMethods(timeoutMs);
  const kept = createKeptTokens<OAuthToken>((token) => nowMs() < token.untilMs);

  async function fetchToken(key: string, client: OAuthClient): Promise<OAuthToken> {
    const answer = await methods.ask(key, client);
    if (answer.accessToken === '') {
      const { origin, pathname } = new URL(client.tokenUrl);
      log.warn(
        { tokenEndpoint: origin + pathname, missing: 'access_token' },
        'a token endpoint answered 200 without access_token: calls are made with an empty bearer token',
      );
    }
    const lifeMs = (answer.expiresIn ?? 0) * 1000 - marginMs;
    const untilMs = lifeMs > 0 ? nowMs() + lifeMs : Number.POSITIVE_INFINITY;
    return { value: answer.accessToken, untilMs };
  }

  return {
    get(client) {
      const key = keyOf(client);
      return kept.get(key, () => fetchToken(key, client));
    },
    drop: (client, token) => kept.drop(keyOf(client), token),
  };
}

function keyOf(client: OAuthClient): string {
  const { revision, tokenUrl, clientId, clientSecret, authMethod, parameters, trust } = client;
  const parts = [revision, tokenUrl, clientId, clientSecret ?? null, authMethod ?? null, parameters, trust];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
