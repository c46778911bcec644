/**
 * The one error class of Mooring and its closed set of codes.
 * Each code says in one place what it means on every wire it may leave by.
 */

import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { inEnglish } from '#lib/texts/english.ts';

interface ErrorRule {
  /** HTTP status of a JSON answer. */
  http: number;
  /** Each `reason` of a Kubernetes Status that is read as this code. */
  reasons: readonly string[];
  /** Machine code in an Open Service Broker error body. */
  osb: string;
  log: 'debug' | 'info' | 'warn' | 'error';
  /** Whether the same call may succeed later without a change by the caller. */
  retry: boolean;
}

export const errorTable = {
  INVALID: { http: 400, reasons: ['BadRequest'], osb: 'BadRequest', log: 'info', retry: false },
  UNAUTHENTICATED: { http: 401, reasons: ['Unauthorized'], osb: 'Unauthorized', log: 'info', retry: false },
  FORBIDDEN: { http: 403, reasons: ['Forbidden'], osb: 'Forbidden', log: 'info', retry: false },
  NOT_FOUND: { http: 404, reasons: ['NotFound'], osb: 'NotFound', log: 'info', retry: false },
  METHOD_NOT_ALLOWED: {
    http: 405,
    reasons: ['MethodNotAllowed'],
    osb: 'BadRequest',
    log: 'info',
    retry: false,
  },
  EXISTS: { http: 409, reasons: ['AlreadyExists'], osb: 'Conflict', log: 'info', retry: false },
  CONFLICT: { http: 409, reasons: ['Conflict'], osb: 'ConcurrencyError', log: 'info', retry: true },
  GONE: { http: 410, reasons: ['Expired', 'Gone'], osb: 'Gone', log: 'debug', retry: true },
  PRECONDITION: { http: 412, reasons: [], osb: 'BadRequest', log: 'info', retry: false },
  TOO_LARGE: { http: 413, reasons: [], osb: 'BadRequest', log: 'info', retry: false },
  HEADERS_TOO_LARGE: {
    http: 431,
    reasons: [],
    osb: 'BadRequest',
    log: 'info',
    retry: false,
  },
  UNPROCESSABLE: { http: 422, reasons: ['Invalid'], osb: 'BadRequest', log: 'info', retry: false },
  INTERNAL: { http: 500, reasons: [], osb: 'InternalError', log: 'error', retry: true },
  UPSTREAM: { http: 502, reasons: [], osb: 'BadGateway', log: 'warn', retry: true },
  UNAVAILABLE: {
    http: 503,
    reasons: ['ServiceUnavailable', 'TooManyRequests'],
    osb: 'Unavailable',
    log: 'warn',
    retry: true,
  },
  TIMEOUT: { http: 504, reasons: ['Timeout', 'ServerTimeout'], osb: 'Timeout', log: 'warn', retry: true },
} as const satisfies Record<string, ErrorRule>;

export type ErrorCode = keyof typeof errorTable;

export interface MooringErrorOptions {
  cause?: unknown;
  /** What the reader can do about it, one sentence. */
  hint?: Sentence;
  /** Machine-readable particulars that are safe to show. */
  details?: unknown;
}

// Next loads this module once for each bundle of a process: an error of one has to be known in another
const brand = Symbol.for('mooring.error');

/**
 * An expected failure. `message` and `hint` are English, and safe to show to the caller; anything internal belongs into `cause`. The
 * console says `said` to a reader, in the reader's language.
 */
export class MooringError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: unknown;
  /** Message and hint as they were given. */
  readonly said: { readonly message: Sentence; readonly hint: Sentence | undefined };

  constructor(code: ErrorCode, message: Sentence, options: MooringErrorOptions = {}) {
    super(inEnglish(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'MooringError';
    this.code = code;
    this.hint = options.hint === undefined ? undefined : inEnglish(options.hint);
    this.said = { message, hint: options.hint };
    this.details = options.details;
    Object.defineProperty(this, brand, { value: true });
  }

  /** HTTP status of this error's code. */
  get http(): number {
    return errorTable[this.code].http;
  }
}

Object.defineProperty(MooringError, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    // a subclass is one class, in one bundle
    return this === MooringError
      ? typeof value === 'object' && value !== null && brand in value
      : Function.prototype[Symbol.hasInstance].call(this as typeof MooringError, value);
  },
});

const retryAfterSeconds = 10;

/** The header that tells a client when to come back, of an answer with this code; none where the code is not about now. */
export function retryAfter(code: ErrorCode): { 'retry-after'?: string } {
  return code === 'UNAVAILABLE' ? { 'retry-after': String(retryAfterSeconds) } : {};
}

/** True when `error` is a MooringError, of one of `codes` where any are given. */
export function isMooringError(error: unknown, ...codes: ErrorCode[]): error is MooringError {
  return error instanceof MooringError && (codes.length === 0 || codes.includes(error.code));
}

/** Any thrown value as a MooringError; unknown ones become INTERNAL with a text that reveals nothing. */
export function toMooringError(error: unknown): MooringError {
  if (error instanceof MooringError) {
    return error;
  }
  return new MooringError('INTERNAL', message('ui.internalError'), { cause: error });
}

/** What any thrown value says to a reader, as a part of another sentence. */
export function saidBy(error: unknown): Sentence {
  return error instanceof MooringError ? error.said.message : errorText(error);
}

/** The text of any thrown value, for logs and for messages about the caller's own input. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const codeByReason = new Map<string, ErrorCode>(
  Object.entries(errorTable).flatMap(([code, { reasons }]) =>
    reasons.map((reason) => [reason, code as ErrorCode] as const),
  ),
);

/** The code for a Kubernetes `Status` answer: by its reason, else by the HTTP status. */
export function codeOfStatus(http: number, reason: string | undefined): ErrorCode {
  const byReason = reason === undefined ? undefined : codeByReason.get(reason);
  if (byReason !== undefined) {
    return byReason;
  }
  for (const [code, rule] of Object.entries(errorTable)) {
    if (rule.http === http) {
      return code as ErrorCode;
    }
  }
  if (http === 429) {
    return 'UNAVAILABLE';
  }
  return http >= 500 ? 'UPSTREAM' : 'INVALID';
}
