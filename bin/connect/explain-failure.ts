import { errorText, MooringError } from '#lib/errors.ts';

const unknownAuthority = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
]);

/** Why a call got no answer, as a sentence with a remedy. Nothing in it repeats a token. */
export function explainFailure(origin: string, thrown: unknown): MooringError {
  const code = codeOf(thrown);
  if (unknownAuthority.has(code)) {
    return new MooringError(
      'UPSTREAM',
      `The certificate of ${origin} is signed by an authority that this machine does not know.`,
      { cause: thrown, hint: 'Name the PEM file of that authority with --ca FILE.' },
    );
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new MooringError('UPSTREAM', `The certificate of ${origin} is for other host names.`, {
      cause: thrown,
      hint: 'Reach it by a name that its certificate carries.',
    });
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return new MooringError('UPSTREAM', `The certificate of ${origin} has expired.`, {
      cause: thrown,
      hint: 'The operator of the cluster has to renew it; is the clock of this machine right?',
    });
  }
  return new MooringError('UNAVAILABLE', `${origin} cannot be reached: ${reasonOf(thrown, code)}.`, {
    cause: thrown,
    hint: 'Nothing is lost: run the same command again when it can be reached.',
  });
}

/** Node wraps the error of the socket, and where a name has several addresses, one error for each. */
function codeOf(thrown: unknown): string {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined) {
      return code;
    }
  }
  return '';
}

function reasonOf(thrown: unknown, code: string): string {
  if (thrown instanceof Error && thrown.name === 'TimeoutError') {
    return 'it does not answer in time';
  }
  return errorText(thrown) || code;
}
