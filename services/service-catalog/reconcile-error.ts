import { MooringError } from '#lib/errors.ts';

/** A step that cannot be done now: the reason and text of the Ready condition. It is tried again. */
export class ReconcileError extends MooringError {
  readonly reason: string;

  constructor(reason: string, message: string, options: { cause?: unknown } = {}) {
    super('PRECONDITION', message, options);
    this.name = 'ReconcileError';
    this.reason = reason;
  }
}

export function reconcileError(reason: string, message: string): ReconcileError {
  return new ReconcileError(reason, message);
}

/** What went wrong after the broker was called; unlike a missing object, no watch tells when it is worth another try. */
export class OperationError extends ReconcileError {}

/** Credentials that cannot be stored as the binding wants them. */
export function injectionError(message: string, options: { cause?: unknown } = {}): OperationError {
  return new OperationError('ErrorInjectingBindResult', `Error injecting bind result: ${message}`, options);
}
