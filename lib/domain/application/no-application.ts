import { MooringError } from '#lib/errors.ts';

/**
 * The answer to who registers a service at an Application that is not there. Not 404: clients take that for a service that
 * has gone, which they PUT, find gone and POST again, for ever. 403 ends that, where 500 as in the reference's validator is
 * tried again by some.
 */
export function noApplicationToRegisterAt(name: string): MooringError {
  return new MooringError(
    'FORBIDDEN',
    `There is no Application ${name}, or none any more: nothing can be registered for it. Have it created again under this name, or stop this client.`,
  );
}
