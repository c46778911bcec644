import { MooringError } from '#lib/errors.ts';

/** A target URL, taken apart once. */
export interface TargetUrl {
  origin: string;
  host: string;
  hostname: string;
  /** Path without its trailing slash. */
  path: string;
  /** Query without `?`, '' for none. */
  query: string;
}

/**
 * Takes a registered target URL apart.
 * @throws MooringError INTERNAL when it is none of http or https (binding contract 5.3).
 */
export function parseTargetUrl(
  text: string | undefined,
  complaint = 'The target URL of the service is not valid.',
): TargetUrl {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new MooringError('INTERNAL', complaint);
  }
  return {
    origin: url.origin,
    host: url.host,
    hostname: url.hostname,
    path: url.pathname.replace(/\/+$/, ''),
    query: url.search.slice(1),
  };
}

/** As any server may read it: separators written as escapes or backslashes, parameters behind the dots. */
const dotSegment = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?=[/\\;]|%2f|%5c|%3b|$)/i;

/**
 * Path and query of the call to the target: its own path before the request's, its own query first (binding contract
 * 5.4). The request's path is passed on as it was written, escapes included.
 * @param added query parameters that count where the request does not name them.
 * @throws MooringError INVALID for a path with dot segments: it could leave the target's path.
 */
export function joinPath(target: TargetUrl, rest: string, added: [string, string][] = []): string {
  const mark = rest.indexOf('?');
  const path = mark < 0 ? rest : rest.slice(0, mark);
  if ((path.includes('.') || path.includes('%')) && dotSegment.test(path)) {
    throw new MooringError('INVALID', 'The path must not contain dot segments.');
  }
  if (target.query === '' && added.length === 0) {
    return path === '' && target.path === '' ? `/${rest}` : target.path + rest;
  }
  const query = joinQueries(target.query, mark < 0 ? '' : rest.slice(mark + 1), added);
  const joined = target.path + (path === '' && target.path === '' ? '/' : path);
  return query === '' ? joined : `${joined}?${query}`;
}

function joinQueries(first: string, second: string, added: [string, string][]): string {
  const given = [first, second].filter((part) => part !== '').join('&');
  if (added.length === 0) {
    return given;
  }
  const names = new URLSearchParams(given);
  const missing = new URLSearchParams(added.filter(([name]) => !names.has(name))).toString();
  return [given, missing].filter((part) => part !== '').join('&');
}

/**
 * An address that the target gives, as the caller can follow it: through the gateway where it stays on the target and below
 * its path (binding contract 5.7, but ports count too), in full otherwise: what is relative would lead to the gateway. A target
 * without TLS that sends to itself with TLS is left as it is, because the gateway would call it without TLS again.
 * @param requestPath path of the call to the target, for relative locations.
 * @param gatewayBase scheme, host and prefix under which the caller reached the gateway.
 */
export function rewriteLocation(
  location: string,
  target: TargetUrl,
  requestPath: string,
  gatewayBase: string,
): string {
  const url = URL.parse(location, target.origin + requestPath);
  if (url === null) {
    return location;
  }
  const leadsThrough =
    isServedBy(target, url) && (url.pathname === target.path || url.pathname.startsWith(`${target.path}/`));
  if (leadsThrough) {
    return gatewayBase + url.pathname.slice(target.path.length) + url.search + url.hash;
  }
  return URL.canParse(location) ? location : url.href;
}

/** Behind something that ends TLS for it, a target takes itself to be without. */
function isServedBy({ origin, hostname }: TargetUrl, url: URL): boolean {
  return url.origin === origin || (origin === `https://${hostname}` && url.origin === `http://${hostname}`);
}
