import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '#lib/domain/texts/locale.ts';

/** A request at the gate, read. */
export interface GateRequest {
  request: IncomingMessage;
  response: ServerResponse;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** In which its sender reads. */
  locale: Locale;
  /** Has it answered by what is behind the gate. */
  goOn(): unknown;
}

export function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}
