import { message } from '#lib/domain/texts/message.ts';
import { type ErrorCode, errorTable } from '#lib/errors.ts';
import { askConsole, NoAnswer } from './ask-console.ts';
import { parseAnswer, writeBody } from './exact-text.ts';
import { RequestKeys } from './request-keys.ts';
import { tellOnPage } from './tell-on-page.ts';

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

const keys = new RequestKeys();

/**
 * Calls the console's own API, e.g. `api<Application>('/api/applications', {method: 'POST', body})`.
 * @throws ApiError for every failed answer, and UNAVAILABLE when there is none.
 */
export async function api<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const text = await apiText(path, request);
  return (text === '' ? undefined : await parseAnswer(text)) as T;
}

/** The same where the answer is a text and no JSON. */
export async function apiText(path: string, request: ApiRequest = {}): Promise<string> {
  const { method = 'GET', signal } = request;
  const cancel = signal === undefined ? {} : { signal };
  // a mutation without a body is JSON too: the server accepts nothing else (a guard against forged forms)
  const written = method === 'GET' ? undefined : writeBody(request.body ?? {});
  const body = written instanceof Promise ? await written : written;
  const answer = await (body === undefined
    ? askConsole(path, cancel)
    : changeOnce(path, { method, body, ...cancel })
  ).catch((cause: unknown) => {
    throw cause instanceof NoAnswer ? unanswered(cause, method) : cause;
  });
  if (!answer.isOk) {
    throw errorOf(answer.status, answer.text);
  }
  return answer.text;
}

async function changeOnce(path: string, change: { method: string; body: string; signal?: AbortSignal }) {
  const request = `${change.method} ${path}\n${change.body}`;
  const headers = { 'content-type': 'application/json', 'idempotency-key': keys.keyOf(request) };
  try {
    const answer = await askConsole(path, { ...change, headers });
    keys.end(request);
    return answer;
  } catch (cause) {
    if (!(cause instanceof NoAnswer)) {
      keys.end(request);
    }
    throw cause;
  }
}

function unanswered({ isSilent }: NoAnswer, method: string): ApiError {
  const isChange = method === 'GET' ? 'no' : 'yes';
  return isSilent
    ? new ApiError(
        'UNAVAILABLE',
        tellOnPage(message('ui.silent')),
        tellOnPage(message('ui.silentHint', { isChange })),
      )
    : new ApiError(
        'UNAVAILABLE',
        tellOnPage(message('ui.consoleGone')),
        tellOnPage(message('ui.noAnswerHint', { isChange })),
      );
}

/** What a request has thrown, as the pages tell it. */
export function asApiError(thrown: unknown, method = 'GET'): ApiError {
  if (thrown instanceof ApiError) {
    return thrown;
  }
  return thrown instanceof NoAnswer
    ? unanswered(thrown, method)
    : new ApiError('INTERNAL', thrown instanceof Error ? thrown.message : String(thrown));
}

/** What a failed answer of the console's API says. */
export function errorOf(status: number, text: string): ApiError {
  try {
    const { error } = JSON.parse(text) as ErrorBody;
    return new ApiError(error.code, error.message, error.hint, error.details);
  } catch {
    return new ApiError('INTERNAL', tellOnPage(message('ui.failedWithoutReason', { status })));
  }
}
