import { MooringError } from '#lib/errors.ts';

/** Why a binding is not Ready. */
export type ProblemReason =
  | 'ServiceNotAvailable'
  | 'SecretIncomplete'
  | 'WorkloadNotFound'
  | 'ProjectionFailed';

/** Something about a binding that its owner can put right: reason and message of its Ready condition. It is tried again. */
export class BindingProblem extends MooringError {
  readonly reason: ProblemReason;

  constructor(reason: ProblemReason, message: string, cause?: unknown) {
    super('PRECONDITION', message, { cause });
    this.name = 'BindingProblem';
    this.reason = reason;
  }
}
