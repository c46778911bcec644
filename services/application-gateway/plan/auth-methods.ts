import { type AuthMethod, authMethods } from '#lib/domain/application/auth-method.ts';
import type { OAuthClient } from './oauth-client.ts';
import { ClientRefusedError, requestToken, type TokenAnswer } from './request-token.ts';

export interface AuthMethods {
  /**
   * Asks for a token by the method that the client names, or else by what worked last, or by each in turn.
   * @param key of the client
   * @throws MooringError as `requestToken` does for the first method that was tried.
   */
  ask(key: string, client: OAuthClient): Promise<TokenAnswer>;
}

const mostKnown = 10_000;

/** Finds out by which method a token endpoint takes a client: RFC 6749, 2.3, allows one at a time, the reference used two. */
export function createAuthMethods(timeoutMs: number): AuthMethods {
  const worked = new Map<string, AuthMethod>();

  function remember(key: string, method: AuthMethod): void {
    worked.delete(key);
    const [oldest] = worked.keys();
    if (worked.size >= mostKnown && oldest !== undefined) {
      worked.delete(oldest);
    }
    worked.set(key, method);
  }

  /** @param methods at least one */
  async function askInTurn(
    key: string,
    client: OAuthClient,
    methods: Iterable<AuthMethod>,
  ): Promise<TokenAnswer> {
    let first: ClientRefusedError | undefined;
    for (const method of methods) {
      try {
        const answer = await requestToken(client, method, timeoutMs);
        remember(key, method);
        return answer;
      } catch (error) {
        if (!(error instanceof ClientRefusedError)) {
          throw first ?? error;
        }
        worked.delete(key);
        first ??= error;
      }
    }
    throw first;
  }

  return {
    async ask(key, client) {
      if (client.authMethod !== undefined || client.clientSecret === undefined) {
        return requestToken(client, client.authMethod ?? 'both', timeoutMs);
      }
      const known = worked.get(key);
      return askInTurn(key, client, new Set([...(known === undefined ? [] : [known]), ...authMethods]));
    },
  };
}
