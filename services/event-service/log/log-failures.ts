import { MooringError } from '#lib/errors.ts';

/** What is said while the log cannot be reached. */
export function logIsAway(cause?: unknown): MooringError {
  return new MooringError('UNAVAILABLE', 'The log of events cannot be written or read at the moment.', {
    cause,
  });
}

export function logIsFull(application: string): MooringError {
  return new MooringError(
    'UNAVAILABLE',
    `The log of ${application} is full of events that have still to be delivered.`,
  );
}
