import { createHash } from 'node:crypto';
import { type Dispatcher, request } from 'undici';
import { errorText, MooringError } from '#lib/errors.ts';
import { createKeptTokens } from './kept-tokens.ts';

/** What a target wants to see against cross-site request forgery. */
export interface CsrfToken {
  token: string;
  /** `name=value` of each cookie. */
  cookies: string[];
}

/** Who asks for a token, and where. Any difference makes another client. */
export interface CsrfClient {
  url: string;
  /** The service's credentials. */
  headers: ReadonlyMap<string, string>;
  dispatcher: Dispatcher;
  /** What of the connection matters: certificate and trust. */
  trust: string;
  /** Application and service: a session is never shared. */
  owner: string;
}

export interface CsrfTokens {
  /** @throws MooringError UPSTREAM when the endpoint does not give one. */
  get(client: CsrfClient): Promise<CsrfToken>;
  /** Forgets this token; a newer one stays. */
  drop(client: CsrfClient, token: CsrfToken): void;
}

/** CSRF tokens, kept until the target refuses them (binding contract 5.5). */
export function createCsrfTokens(timeoutMs: number): CsrfTokens {
  const kept = createKeptTokens<CsrfToken>();
  return {
    get: (client) => kept.get(keyOf(client), () => fetchToken(client, timeoutMs)),
    drop: (client, token) => kept.drop(keyOf(client), token),
  };
}

function keyOf({ url, headers, trust, owner }: CsrfClient): string {
  return createHash('sha256')
    .update(JSON.stringify([url, [...headers], trust, owner]))
    .digest('base64');
}

async function fetchToken({ url, headers, dispatcher }: CsrfClient, timeoutMs: number): Promise<CsrfToken> {
  try {
    const answer = await request(url, {
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...Object.fromEntries(headers),
        'x-csrf-token': 'fetch',
        accept: '*/*',
        'cache-control': 'no-cache',
      },
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
    return { token, cookies: cookies.map((cookie) => cookie.split(';')[0]?.trim() ?? '') };
  } catch (error) {
    throw error instanceof MooringError
      ? error
      : new MooringError('UPSTREAM', 'No CSRF token could be obtained.', {
          cause: new Error(errorText(error)),
        });
  }
}
