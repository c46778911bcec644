import { framingOf } from '../http1/format-head.ts';
import type { RawHeaders } from '../http1/header-name.ts';
import type { Caller } from './caller.ts';
import { callerHeaders } from './caller-headers.ts';
import type { Rewrite } from './rewrite-addresses.ts';

export interface AnswerHead {
  status: number;
  reason: string;
  headers: RawHeaders;
}

const targetStatusHeader = 'Target-System-Status';

/**
 * The head of the target's answer as the caller gets it: a server error as 502, with a header that tells its status.
 * @param hint headers of the gateway's own.
 */
export function answerHead(
  { method, takesTrailers }: Pick<Caller, 'method' | 'takesTrailers'>,
  { status, reason, headers: given }: AnswerHead,
  rewrite: Rewrite,
  hint: RawHeaders,
): AnswerHead {
  const moved = (status >= 300 && status < 400) || status === 201;
  const trailers = takesTrailers && framingOf(method, status, given) === 'chunked';
  const headers = callerHeaders(given, { rewrite, moved, trailers });
  headers.push(...hint);
  if (status < 500) {
    return { status, reason, headers };
  }
  headers.push(targetStatusHeader, String(status));
  return { status: 502, reason: 'Bad Gateway', headers };
}
