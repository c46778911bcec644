import { parseExact, stringifyExact } from '../domain/exact-json.ts';
import { type ErrorCode, errorTable } from '../errors.ts';

/** Body of every failed answer of the console's API. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; hint?: string; details?: unknown };
}

/** A failed call of the console's API: `message` says what happened and why, `hint` what to do. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, hint?: string, details?: unknown) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.hint = hint;
    this.details = details;
  }

  /** Whether the same call may succeed later without a change. */
  get retry(): boolean {
    return errorTable[this.code].retry;
  }
}

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * Calls the console's own API, e.g. `api<Application>('/api/applications', {method: 'POST', body})`.
 * @throws ApiError for every failed answer, and UNAVAILABLE when there is none.
 */
export async function api<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const { method = 'GET', body, signal } = request;
  const answer = await fetch(path, {
    method,
    // a mutation without a body is JSON too: the server accepts nothing else (a guard against forged forms)
    ...(method === 'GET'
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: stringifyExact(body ?? {}) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) {
      throw cause;
    }
    throw new ApiError(
      'UNAVAILABLE',
      'The console does not answer.',
      'Check that it still runs; this page reconnects by itself.',
    );
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw errorOf(answer.status, text);
  }
  return (text === '' ? undefined : parseExact(text)) as T;
}

/** What a failed answer of the console's API says. */
export function errorOf(status: number, text: string): ApiError {
  try {
    const { error } = JSON.parse(text) as ErrorBody;
    return new ApiError(error.code, error.message, error.hint, error.details);
  } catch {
    return new ApiError('INTERNAL', `The console answered ${status} without saying why.`);
  }
}
