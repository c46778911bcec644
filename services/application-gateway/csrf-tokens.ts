import { type Dispatcher, request } from 'undici';
import { errorText, MooringError } from '#lib/errors.ts';

/** What a target wants to see against cross-site request forgery. */
interface CsrfToken {
  token: string;
  /** `name=value` of each cookie. */
  cookies: string[];
}

export interface CsrfTokens {
  /** @throws MooringError UPSTREAM when the endpoint does not give one. */
  get(url: string, headers: Record<string, string>, dispatcher: Dispatcher): Promise<CsrfToken>;
  drop(url: string, headers: Record<string, string>): void;
}

/** CSRF tokens, kept until the target refuses them (binding contract 5.5). */
export function createCsrfTokens(timeoutMs: number): CsrfTokens {
  const tokens = new Map<string, Promise<CsrfToken>>();

  return {
    get(url, headers, dispatcher) {
      const key = keyOf(url, headers);
      const known = tokens.get(key);
      if (known !== undefined) {
        return known;
      }
      const token = fetchToken(url, headers, dispatcher, timeoutMs);
      tokens.set(key, token);
      token.catch(() => tokens.delete(key));
      return token;
    },
    drop: (url, headers) => tokens.delete(keyOf(url, headers)),
  };
}

/** Two services with the same endpoint and other credentials share nothing. */
function keyOf(url: string, headers: Record<string, string>): string {
  return JSON.stringify([url, headers.authorization ?? '']);
}

async function fetchToken(
  url: string,
  headers: Record<string, string>,
  dispatcher: Dispatcher,
  timeoutMs: number,
): Promise<CsrfToken> {
  try {
    const answer = await request(url, {
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: { ...headers, 'x-csrf-token': 'fetch', accept: '*/*', 'cache-control': 'no-cache' },
    });
    await answer.body.dump();
    const token = answer.headers['x-csrf-token'];
    if (answer.statusCode >= 400 || typeof token !== 'string') {
      throw new MooringError(
        'UPSTREAM',
        `The CSRF token endpoint answered ${answer.statusCode} without a token.`,
      );
    }
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    return { token, cookies: cookies.map((cookie) => cookie.split(';')[0] ?? '') };
  } catch (error) {
    throw error instanceof MooringError
      ? error
      : new MooringError('UPSTREAM', 'No CSRF token could be obtained.', {
          cause: new Error(errorText(error)),
        });
  }
}
