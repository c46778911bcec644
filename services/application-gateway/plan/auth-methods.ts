import { type AuthMethod, authMethods } from '#lib/domain/application/auth-method.ts';
import type { TokenAnswer } from '#lib/http/ask-for-token.ts';
import { askInTurn } from '#lib/http/ask-in-turn.ts';
import type { OAuthClient } from './oauth-client.ts';
import { ClientRefusedError, requestToken } from './request-token.ts';

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

  async function askBy(method: AuthMethod, key: string, client: OAuthClient): Promise<TokenAnswer> {
    try {
      const answer = await requestToken(client, method, timeoutMs);
      remember(key, method);
      return answer;
    } catch (error) {
      if (isRefusal(error)) {
        worked.delete(key);
      }
      throw error;
    }
  }

  return {
    async ask(key, client) {
      if (client.authMethod !== undefined || client.clientSecret === undefined) {
        return requestToken(client, client.authMethod ?? 'both', timeoutMs);
      }
      const known = worked.get(key);
      const methods = new Set([...(known === undefined ? [] : [known]), ...authMethods]);
      return askInTurn(methods, (method) => askBy(method, key, client), isRefusal);
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof ClientRefusedError;
}
