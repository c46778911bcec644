import type { RequestGuard } from '#lib/http/loopback-guard.ts';
import { headerValue } from '../http1/header-name.ts';
import type { Caller } from './caller.ts';
import { refuseUnclear } from './refuse-unclear.ts';

/**
 * Lets a request in, before anything else is done with it.
 * @throws MooringError as the guard and `refuseUnclear` do.
 */
export function admit(caller: Caller, guard: RequestGuard | undefined): void {
  const { host, headers, plain } = caller;
  guard?.({
    host,
    origin: headerValue(headers, 'origin'),
    fetchSite: headerValue(headers, 'sec-fetch-site'),
  });
  if (!plain) {
    refuseUnclear(caller);
  }
}
