import { z } from 'zod';
import type { AuthMethod } from '#lib/domain/application/auth-method.ts';
import { basicAuthorization } from './basic-authorization.ts';

/** Who asks for a token. */
export interface TokenClient {
  clientId: string;
  /** Undefined where a client certificate proves who asks. */
  clientSecret: string | undefined;
}

/** What is posted to the token endpoint; the sender adds headers of its own. */
export interface TokenForm {
  headers: { 'content-type': string; authorization?: string };
  body: string;
}

export interface TokenAnswer {
  /** Empty where the endpoint gave none. */
  accessToken: string;
  /** Seconds; undefined where it does not say. */
  expiresIn: number | undefined;
}

const answerSchema = z.object({
  access_token: z
    .string()
    .regex(/^[\x21-\x7e]*$/)
    .nullish(),
  expires_in: z.coerce.number().optional().catch(undefined),
});

/**
 * Asks for an access token with client credentials (RFC 6749, 4.4).
 * @param send posts the form and gives the text of an answer with status 200; what it throws goes through.
 * @throws SyntaxError or ZodError for a text that is no answer of a token endpoint.
 */
export async function askForToken(
  client: TokenClient,
  method: AuthMethod,
  send: (form: TokenForm) => Promise<string>,
): Promise<TokenAnswer> {
  const text = await send(tokenForm(client, method));
  const { access_token: accessToken, expires_in: expiresIn } = answerSchema.parse(JSON.parse(text));
  return { accessToken: accessToken ?? '', expiresIn };
}

/** Without a secret only the id is told, in the form. */
function tokenForm({ clientId, clientSecret }: TokenClient, method: AuthMethod): TokenForm {
  const inHeader = clientSecret !== undefined && method !== 'body';
  const inForm = clientSecret === undefined || method !== 'header';
  const form = new URLSearchParams({
    ...(inForm ? { client_id: clientId } : {}),
    ...(inForm && clientSecret !== undefined ? { client_secret: clientSecret } : {}),
    grant_type: 'client_credentials',
  });
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(inHeader ? { authorization: basicAuthorization(clientId, clientSecret) } : {}),
    },
    body: form.toString(),
  };
}
