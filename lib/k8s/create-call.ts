import { parseExact, stringifyExact } from 'kube-text/exact-json';
import { request } from 'undici';
import { codeOfStatus, MooringError } from '#lib/errors.ts';
import { beforeAbort } from './before-abort.ts';
import type { KubeConnection } from './connection.ts';
import { unavailable } from './unavailable.ts';

/** Any call below the API server's base URL, JSON in and out. */
export type KubeCall = <T>(
  method: string,
  path: string,
  body?: unknown,
  contentType?: string,
  accept?: string,
) => Promise<T>;

interface StatusBody {
  kind?: string;
  message?: string;
  reason?: string;
  code?: number;
  details?: unknown;
}

/**
 * Makes calls over a connection.
 * @throws MooringError with the server's own text for a failed answer, UNAVAILABLE where there is none within `timeoutMs`.
 */
export function createCall(connection: KubeConnection, timeoutMs: number): KubeCall {
  return async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    contentType = 'application/json',
    accept = 'application/json',
  ): Promise<T> {
    const signal = AbortSignal.timeout(timeoutMs);
    const { statusCode, text } = await send().catch((error: unknown) => {
      throw unavailable(error);
    });
    if (statusCode === 401) {
      connection.refused();
    }
    if (statusCode >= 400) {
      throw statusError(statusCode, text);
    }
    return (text === '' ? undefined : parseExact(text)) as T;

    async function send(): Promise<{ statusCode: number; text: string }> {
      // a plugin of the kubeconfig may hang as well as the server
      const { headers, dispatcher } = await beforeAbort(connection.authorize(), signal);
      const answer = await request(connection.server + path, {
        method: method as 'GET',
        headers: { ...headers, accept, ...(body === undefined ? {} : { 'content-type': contentType }) },
        dispatcher,
        signal,
        body: body === undefined ? null : stringifyExact(body),
      });
      return { statusCode: answer.statusCode, text: await answer.body.text() };
    }
  };
}

function statusError(http: number, text: string): MooringError {
  let status: StatusBody = {};
  try {
    status = JSON.parse(text) as StatusBody;
  } catch {
    status = { message: text.slice(0, 500) };
  }
  const message = status.message ?? `The Kubernetes API answered ${http}.`;
  return new MooringError(codeOfStatus(http, status.reason), message, { details: status.details });
}
