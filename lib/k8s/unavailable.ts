import { connectionFailure, MooringError } from '#lib/errors.ts';

/** A call to the Kubernetes API that got no answer, or no whole one, as an UNAVAILABLE; MooringErrors as they are. */
export function unavailable(error: unknown): MooringError {
  if (error instanceof MooringError) {
    return error;
  }
  return new MooringError('UNAVAILABLE', `The Kubernetes API does not answer: ${connectionFailure(error)}.`, {
    cause: error,
    hint: 'Check that the cluster runs and can be reached, then try again.',
  });
}
