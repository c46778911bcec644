import type { z } from 'zod';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { callJson, fitAnswer } from '#lib/http/call-json.ts';

const callee = message('errors.connector');

export interface ConnectorCall {
  method: 'GET' | 'POST';
  /** Base URL of the connector. */
  base: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * One call of the connector service.
 * @throws MooringError with the connector's own text, or UPSTREAM when it cannot be reached or answers strangely.
 */
export async function callConnector<S extends z.ZodType>(
  { base, path, body, ...call }: ConnectorCall,
  schema: S,
): Promise<z.output<S>> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fitAnswer(
    callee,
    schema,
    await callJson({ callee, url: base + path, timeoutMs: 10_000, ...call, ...sent }),
  );
}

/** The token in a token URL; the rest of the URL is not used, so that it cannot lead anywhere else. */
export function tokenOf(tokenUrl: string): string {
  const token = /[?&]token=([A-Za-z0-9_=%-]+)/.exec(tokenUrl)?.[1];
  if (token === undefined) {
    throw new MooringError('INVALID', message('errors.urlWithoutToken'), {
      hint: message('errors.urlWithoutTokenHint'),
    });
  }
  return token;
}
