import { createHash } from 'node:crypto';
import { type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { errorText, MooringError } from '#lib/errors.ts';
import type { RequestParameters } from './request-parameters.ts';

/** Who asks for a token, and how. Any difference makes another client. */
export interface OAuthClient {
  /** Revision of the Secret: a changed Secret is a new client. */
  revision: string;
  tokenUrl: string;
  clientId: string;
  /** Undefined where a client certificate proves who asks. */
  clientSecret: string | undefined;
  parameters: RequestParameters;
  /** Leads to the token endpoint, with the certificate where there is one. */
  dispatcher: Dispatcher;
  /** What of the connection matters: certificate and trust. */
  trust: string;
}

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

const answerSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().optional().catch(undefined),
});

/** Tokens count as expired so long before their time. */
const marginMs = 2_000;
const mostTokens = 10_000;

interface Entry {
  promise: Promise<OAuthToken>;
  token: OAuthToken | undefined;
}

/** Tokens by client credentials (binding contract 5.5), kept until they expire. */
export function createOAuthTokens(options: { timeoutMs: number; nowMs(): number }): OAuthTokens {
  const { timeoutMs, nowMs } = options;
  const entries = new Map<string, Entry>();

  async function fetchToken(client: OAuthClient): Promise<OAuthToken> {
    const answer = await askForToken(client, timeoutMs);
    const lifeMs = (answer.expires_in ?? 0) * 1000 - marginMs;
    const untilMs = lifeMs > 0 ? nowMs() + lifeMs : Number.POSITIVE_INFINITY;
    return { value: answer.access_token, untilMs };
  }

  function makeRoom(): void {
    for (const [key, { token }] of entries) {
      if (entries.size < mostTokens) {
        return;
      }
      if (token !== undefined) {
        entries.delete(key);
      }
    }
  }

  return {
    get(client) {
      const key = keyOf(client);
      const known = entries.get(key);
      if (known !== undefined && (known.token === undefined || nowMs() < known.token.untilMs)) {
        return known.promise;
      }
      makeRoom();
      const entry: Entry = { promise: fetchToken(client), token: undefined };
      entries.set(key, entry);
      entry.promise.then(
        (token) => {
          entry.token = token;
        },
        () => {
          if (entries.get(key) === entry) {
            entries.delete(key);
          }
        },
      );
      return entry.promise;
    },
    drop(client, token) {
      const key = keyOf(client);
      if (entries.get(key)?.token === token) {
        entries.delete(key);
      }
    },
  };
}

function keyOf({ revision, tokenUrl, clientId, clientSecret, parameters, trust }: OAuthClient): string {
  const parts = [revision, tokenUrl, clientId, clientSecret ?? null, parameters, trust];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

async function askForToken(client: OAuthClient, timeoutMs: number) {
  const { tokenUrl, clientId, clientSecret, parameters, dispatcher } = client;
  const form = new URLSearchParams({ client_id: clientId });
  if (clientSecret !== undefined) {
    form.set('client_secret', clientSecret);
  }
  form.set('grant_type', 'client_credentials');
  try {
    const url = new URL(tokenUrl);
    for (const [name, value] of parameters.query) {
      url.searchParams.append(name, value);
    }
    const answer = await request(url, {
      method: 'POST',
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: [
        ...parameters.headers.flatMap(([name, value]) =>
          ownHeaders.has(name.toLowerCase()) ? [] : [name, value],
        ),
        ...['content-type', 'application/x-www-form-urlencoded'],
        ...['accept', 'application/json'],
        ...(clientSecret === undefined ? [] : ['authorization', basicAuthorization(clientId, clientSecret)]),
      ],
      body: form.toString(),
    });
    const text = await readBounded(answer.body);
    if (answer.statusCode !== 200) {
      throw failure(client, `The token endpoint answered ${answer.statusCode}.`);
    }
    return answerSchema.parse(JSON.parse(text));
  } catch (error) {
    throw error instanceof MooringError
      ? error
      : failure(client, 'No access token could be obtained.', { cause: new Error(errorText(error)) });
  }
}

const ownHeaders = new Set(['authorization', 'content-type', 'accept', 'content-length', 'host']);

/** The two kinds of clients fail differently (binding contract 5.3 and 5.5). */
function failure(client: OAuthClient, text: string, options: { cause?: Error } = {}): MooringError {
  return client.clientSecret === undefined
    ? new MooringError('INTERNAL', `Failed to get token: ${text}`, options)
    : new MooringError('UPSTREAM', text, options);
}

/** Value of `Authorization` for a user name and a password. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

const longestAnswerBytes = 1_048_576;

async function readBounded(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > longestAnswerBytes) {
      throw new Error('the answer is too long');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
