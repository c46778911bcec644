import { MooringError } from '#lib/errors.ts';

/** An answer of a broker other than success. */
export class BrokerHttpError extends MooringError {
  readonly status: number;

  constructor(status: number, body: { error?: unknown; description?: unknown }) {
    super(
      'UPSTREAM',
      `Status: ${status}; ErrorMessage: ${shown(body.error)}; Description: ${shown(body.description)}; ResponseError: <nil>`,
    );
    this.name = 'BrokerHttpError';
    this.status = status;
  }
}

/** A success whose body is no JSON object: whether anything was made is not known. */
export class UnreadableAnswerError extends MooringError {
  readonly status: number;

  constructor(status: number, method: string) {
    super('UPSTREAM', `The broker's answer to ${method} has status ${status} but is no JSON object.`);
    this.name = 'UnreadableAnswerError';
    this.status = status;
  }
}

const longestText = 1000;

/** A text of the broker as far as it is worth keeping; undefined where it is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, longestText) : undefined;
}

function shown(text: unknown): string {
  return textOf(text) ?? '<nil>';
}

/** Whether a call that ended so may have made something at the broker (binding contract 2.4). */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof BrokerHttpError || error instanceof UnreadableAnswerError) {
    const { status } = error;
    return status >= 500 || status === 408 || (status > 200 && status < 300);
  }
  return error instanceof MooringError && error.code === 'TIMEOUT';
}

const beforeSending = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a call that ended so can have made nothing: the broker refused it, or was never reached. */
export function isWithoutEffect(error: unknown): boolean {
  if (error instanceof BrokerHttpError) {
    return !isAmbiguous(error);
  }
  const cause = error instanceof MooringError ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && beforeSending.has(code);
}
