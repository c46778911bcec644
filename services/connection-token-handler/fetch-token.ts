import { request } from 'undici';
import { z } from 'zod';
import type { TokenRequest } from '#lib/domain/application/token-request.ts';
import { codeOfStatus, errorText, MooringError } from '#lib/errors.ts';
import type { ConnectionTokenHandlerConfig } from './config.ts';

const tokenAnswer = z.object({ token: z.string().min(1), url: z.string().min(1) });
const errorAnswer = z.object({ error: z.string() });

export type IssuedToken = z.infer<typeof tokenAnswer>;

/**
 * Asks the connector for a token (connectivity contract, chapter 5).
 * @throws MooringError with the connector's own words; UNAVAILABLE when it does not answer.
 */
export async function fetchToken(
  config: ConnectionTokenHandlerConfig,
  tokenRequest: TokenRequest,
): Promise<IssuedToken> {
  const { tenant = '', group = '' } = tokenRequest.context ?? {};
  const headers: Record<string, string> = { application: tokenRequest.metadata.name };
  if (tenant !== '' && group !== '') {
    headers.tenant = tenant;
    headers.group = group;
  }
  const answer = await request(`${config.connectorInternalUrl}/v1/applications/tokens`, {
    method: 'POST',
    headers,
    signal: AbortSignal.timeout(config.callTimeoutMs),
  }).catch((error: unknown) => {
    const why =
      error instanceof Error && error.name === 'TimeoutError' ? 'it takes too long' : errorText(error);
    throw new MooringError('UNAVAILABLE', `The connector does not answer: ${why}.`, { cause: error });
  });
  const body: unknown = await answer.body.json().catch(() => undefined);
  if (answer.statusCode !== 201) {
    const said = errorAnswer.safeParse(body).data?.error ?? 'no reason given';
    const code = codeOfStatus(answer.statusCode, undefined);
    throw new MooringError(code, `The connector answered ${answer.statusCode}: ${said}`);
  }
  const read = tokenAnswer.safeParse(body);
  if (!read.success) {
    throw new MooringError('UPSTREAM', 'The connector answered without a token.');
  }
  return read.data;
}
