import { request } from 'undici';
import { z } from 'zod';
import type { AuthMethod } from '#lib/domain/application/auth-method.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { readBodyText } from '#lib/http/read-body.ts';
import type { OAuthClient } from './oauth-client.ts';

export interface TokenAnswer {
  /** Empty where the endpoint gave none: the reference called with an empty one, and some targets take that. */
  accessToken: string;
  /** Seconds; undefined where it does not say. */
  expiresIn: number | undefined;
}

/** The endpoint refuses the request: it may take the same client by another method (RFC 6749, 2.3 and 5.2). */
export class ClientRefusedError extends MooringError {}

const answerSchema = z.object({
  access_token: z
    .string()
    .regex(/^[\x21-\x7e]*$/)
    .nullish(),
  expires_in: z.coerce.number().optional().catch(undefined),
});
const refusalSchema = z.object({
  error: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
});
const maybeMethod = new Set([undefined, 'invalid_client', 'invalid_request']);
const ownHeaders = new Set(['authorization', 'content-type', 'accept', 'content-length', 'host']);
const longestAnswerBytes = 1_048_576;
const longestReason = 200;

/**
 * One request to a token endpoint (binding contract 5.5).
 * @throws ClientRefusedError, MooringError UPSTREAM, or INTERNAL where a certificate was to prove who asks; with the
 *   endpoint's `error` and `error_description` where it gives them.
 */
export async function requestToken(
  client: OAuthClient,
  method: AuthMethod,
  timeoutMs: number,
): Promise<TokenAnswer> {
  try {
    const answer = await request(urlOf(client), {
      method: 'POST',
      dispatcher: client.dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
      headers: headersOf(client, method),
      body: formOf(client, method).toString(),
    });
    const text = await readBodyText(answer, longestAnswerBytes);
    if (answer.statusCode !== 200) {
      throw refusalOf(client, answer.statusCode, text);
    }
    const { access_token: accessToken, expires_in: expiresIn } = answerSchema.parse(JSON.parse(text));
    return { accessToken: accessToken ?? '', expiresIn };
  } catch (error) {
    throw error instanceof MooringError
      ? error
      : failure(client, 'No access token could be obtained.', { cause: new Error(errorText(error)) });
  }
}

function urlOf({ tokenUrl, parameters }: OAuthClient): URL {
  const url = new URL(tokenUrl);
  for (const [name, value] of parameters.query) {
    url.searchParams.append(name, value);
  }
  return url;
}

function headersOf({ clientId, clientSecret, parameters }: OAuthClient, method: AuthMethod): string[] {
  const given = parameters.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  return [
    ...given.flat(),
    ...['content-type', 'application/x-www-form-urlencoded'],
    ...['accept', 'application/json'],
    ...(clientSecret === undefined || method === 'body'
      ? []
      : ['authorization', basicAuthorization(clientId, clientSecret)]),
  ];
}

function formOf({ clientId, clientSecret }: OAuthClient, method: AuthMethod): URLSearchParams {
  const inForm = clientSecret === undefined || method !== 'header';
  return new URLSearchParams({
    ...(inForm ? { client_id: clientId } : {}),
    ...(inForm && clientSecret !== undefined ? { client_secret: clientSecret } : {}),
    grant_type: 'client_credentials',
  });
}

function refusalOf(client: OAuthClient, status: number, text: string): MooringError {
  const said = refusalSchema.safeParse(jsonOf(text)).data ?? {};
  const reasons = [said.error, said.error_description].flatMap((reason) => shown(reason, client) || []);
  const told = `The token endpoint answered ${status}${reasons.length === 0 ? '.' : `: ${reasons.join(': ')}`}`;
  const error = failure(client, told);
  const mayBeMethod = (status === 400 || status === 401) && maybeMethod.has(said.error);
  return mayBeMethod && client.clientSecret !== undefined
    ? new ClientRefusedError(error.code, error.message)
    : error;
}

/** An endpoint's words, on one line, without the secret that it may repeat. */
function shown(reason: string | undefined, { clientSecret }: OAuthClient): string | undefined {
  const clean = reason?.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, ' ').trim();
  const safe = clientSecret ? clean?.replaceAll(clientSecret, '***') : clean;
  return safe?.slice(0, longestReason);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

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
