import { type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { errorText, MooringError } from '#lib/errors.ts';
import type { RequestParameters } from './request-parameters.ts';

interface OAuthClient {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  parameters: RequestParameters;
}

export interface OAuthTokens {
  /**
   * A valid access token; one request for any number of callers.
   * @throws MooringError UPSTREAM when the token endpoint does not give one.
   */
  get(client: OAuthClient): Promise<string>;
  /** Forgets the token: the target does not take it any more. */
  drop(client: OAuthClient): void;
}

const answerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().optional(),
});

/** Tokens count as expired so long before their time. */
const marginMs = 2_000;

/** Tokens by client credentials (binding contract 5.5), kept until they expire. */
export function createOAuthTokens(options: {
  dispatcher: Dispatcher;
  timeoutMs: number;
  nowMs(): number;
}): OAuthTokens {
  const { dispatcher, timeoutMs, nowMs } = options;
  const tokens = new Map<string, { token: Promise<string>; untilMs: number }>();

  async function fetchToken(client: OAuthClient, entry: { untilMs: number }): Promise<string> {
    const answer = await askForToken(client, dispatcher, timeoutMs);
    const seconds = answer.expires_in ?? 0;
    const lifeMs = seconds * 1000 - marginMs;
    entry.untilMs = lifeMs > 0 ? nowMs() + lifeMs : Number.POSITIVE_INFINITY;
    return answer.access_token;
  }

  return {
    get(client) {
      const key = keyOf(client);
      const known = tokens.get(key);
      if (known !== undefined && nowMs() < known.untilMs) {
        return known.token;
      }
      const entry = { token: Promise.resolve(''), untilMs: Number.POSITIVE_INFINITY };
      entry.token = fetchToken(client, entry);
      tokens.set(key, entry);
      entry.token.catch(() => {
        if (tokens.get(key) === entry) {
          tokens.delete(key);
        }
      });
      return entry.token;
    },
    drop: (client) => tokens.delete(keyOf(client)),
  };
}

function keyOf({ tokenUrl, clientId, clientSecret }: OAuthClient): string {
  return JSON.stringify([tokenUrl, clientId, clientSecret]);
}

async function askForToken(client: OAuthClient, dispatcher: Dispatcher, timeoutMs: number) {
  const { tokenUrl, clientId, clientSecret, parameters } = client;
  try {
    const url = new URL(tokenUrl);
    for (const [name, value] of parameters.query) {
      url.searchParams.append(name, value);
    }
    const answer = await request(url, {
      method: 'POST',
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...Object.fromEntries(parameters.headers),
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      },
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'client_credentials',
      }).toString(),
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) {
      throw new MooringError('UPSTREAM', `The token endpoint answered ${answer.statusCode}.`);
    }
    return answerSchema.parse(JSON.parse(text));
  } catch (error) {
    throw error instanceof MooringError
      ? error
      : new MooringError('UPSTREAM', 'No access token could be obtained.', {
          cause: new Error(errorText(error)),
        });
  }
}
