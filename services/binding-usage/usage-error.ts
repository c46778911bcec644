import { errorText, MooringError } from '#lib/errors.ts';

/** A step of a usage that cannot be done now: reason and message of its Ready condition. It is tried again. */
export class UsageError extends MooringError {
  readonly reason: string;

  constructor(reason: string, message: string, cause?: unknown) {
    super('PRECONDITION', message, { cause });
    this.name = 'UsageError';
    this.reason = reason;
  }
}

/** Runs `step`; whatever goes wrong in it gets that reason. */
export async function withReason<T>(reason: string, doing: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof UsageError) {
      throw error;
    }
    throw new UsageError(reason, `${doing}: ${errorText(error)}`, error);
  }
}
