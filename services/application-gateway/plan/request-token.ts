import { request } from 'undici';
import { z } from 'zod';
import type { AuthMethod } from '#lib/domain/application/auth-method.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { askForToken, type TokenAnswer, type TokenForm } from '#lib/http/ask-for-token.ts';
import { readBodyText } from '#lib/http/read-body.ts';
import { parseJson } from '#lib/parse-json.ts';
import type { OAuthClient } from './oauth-client.ts';

/** The endpoint refuses the request: it may take the same client by another method (RFC 6749, 2.3 and 5.2). */
export class ClientRefusedError extends MooringError {}

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
    return await askForToken(client, method, (form) => send(client, form, timeoutMs));
  } catch (error) {
    throw error instanceof MooringError
      ? error
      : failure(client, 'No access token could be obtained.', { cause: new Error(errorText(error)) });
  }
}

async function send(client: OAuthClient, { headers, body }: TokenForm, timeoutMs: number): Promise<string> {
  const { parameters, dispatcher } = client;
  const given = parameters.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  const own = Object.entries({ ...headers, accept: 'application/json' });
  const answer = await request(urlOf(client), {
    method: 'POST',
    dispatcher,
    signal: AbortSignal.timeout(timeoutMs),
    headers: [...given, ...own].flat(),
    body,
  });
  const text = await readBodyText(answer, longestAnswerBytes);
  if (answer.statusCode !== 200) {
    throw refusalOf(client, answer.statusCode, text);
  }
  return text;
}

function urlOf({ tokenUrl, parameters }: OAuthClient): URL {
  const url = new URL(tokenUrl);
  for (const [name, value] of parameters.query) {
    url.searchParams.append(name, value);
  }
  return url;
}

function refusalOf(client: OAuthClient, status: number, text: string): MooringError {
  const said = refusalSchema.safeParse(parseJson(text)).data ?? {};
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

/** The two kinds of clients fail differently (binding contract 5.3 and 5.5). */
function failure(client: OAuthClient, text: string, options: { cause?: Error } = {}): MooringError {
  return client.clientSecret === undefined
    ? new MooringError('INTERNAL', `Failed to get token: ${text}`, options)
    : new MooringError('UPSTREAM', text, options);
}
