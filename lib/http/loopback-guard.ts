import { MooringError } from '#lib/errors.ts';
import { isForeignPage, isNamedHost, type RequestSource } from './request-source.ts';

/** @throws MooringError FORBIDDEN for a request that is not to be answered. */
export type RequestGuard = (source: RequestSource) => void;

export interface LoopbackGuardOptions {
  /** Host names besides the loopback ones, in lower case. */
  allowedHosts?: readonly string[];
  /** Whether the listener is called by this host, given with its port, under a name of its own. */
  isOwnHost?(host: string): boolean;
}

/**
 * A guard for listeners on the loopback address, which have no authentication of their own: refuses what a web page in a
 * browser on this machine causes. A page is told by what the browser says of it, and where a name was rebound to this
 * address, so that page and listener seem to be of one origin, by that name. Programs say neither.
 */
export function loopbackGuard(options: LoopbackGuardOptions = {}): RequestGuard {
  const { allowedHosts = [], isOwnHost = () => false } = options;
  return (source) => {
    const named = isNamedHost(source.host, allowedHosts);
    if (!named && !isOwnHost(source.host)) {
      throw new MooringError(
        'FORBIDDEN',
        'This listener does not serve the host name of the request. Call it by a loopback address, or name the host in MOORING_LOOPBACK_HOSTS.',
      );
    }
    // a browser that calls by a cluster's name has been led there
    if (isForeignPage(source) || (!named && source.origin !== undefined)) {
      throw new MooringError(
        'FORBIDDEN',
        'A web page caused this request, and this listener answers programs on this machine only. Call it without the headers Origin and Sec-Fetch-Site.',
      );
    }
  };
}
