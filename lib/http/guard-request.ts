import { MooringError } from '../errors.ts';

export interface GuardedRequest {
  method: string;
  /** Path without the query. */
  path: string;
  headers: Headers;
  /** Host names besides the loopback ones under which the console may be reached. */
  allowedHosts: readonly string[];
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const readingMethods = ['GET', 'HEAD'];

/**
 * Why the console refuses a request, undefined when it does not: a foreign Host (a name that was rebound to this
 * address), a foreign Origin, or a change that is not JSON, which a foreign page's form could send.
 */
export function requestProblem(request: GuardedRequest): MooringError | undefined {
  const { method, path, headers, allowedHosts } = request;
  const host = headers.get('host') ?? '';
  if (![...loopbackNames, ...allowedHosts].includes(hostName(host))) {
    return new MooringError('FORBIDDEN', 'The console does not serve this host name.', {
      hint: 'Open it by a loopback address, or name the host in MOORING_CONSOLE_HOSTS.',
    });
  }
  if (!path.startsWith('/api/')) {
    return undefined;
  }
  const origin = headers.get('origin');
  const foreign = origin !== null && hostOf(origin) !== host;
  const site = headers.get('sec-fetch-site');
  if (foreign || site === 'cross-site' || site === 'same-site') {
    return new MooringError('FORBIDDEN', 'Requests from other sites are refused.');
  }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (!readingMethods.includes(method) && type !== 'application/json') {
    return new MooringError('INVALID', 'Changes are accepted as application/json only.', {
      hint: 'Send the header Content-Type: application/json.',
    });
  }
  return undefined;
}

/** `host:port` without the port, in lower case. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
