import { connectionFailure } from '#lib/connection-failure.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';

/** A call to the Kubernetes API that got no answer, or no whole one, as an UNAVAILABLE; MooringErrors as they are. */
export function unavailable(error: unknown): MooringError {
  if (error instanceof MooringError) {
    return error;
  }
  return new MooringError(
    'UNAVAILABLE',
    message('errors.apiSilentBecause', { reason: connectionFailure(error) }),
    { cause: error, hint: message('errors.apiSilentBecauseHint') },
  );
}
