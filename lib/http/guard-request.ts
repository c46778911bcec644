import { MooringError } from '#lib/errors.ts';
import { downloadMark } from './download-mark.ts';
import { isForeignPage, isNamedHost } from './request-source.ts';

export interface GuardedRequest {
  method: string;
  /** Path without the query. */
  path: string;
  headers: Headers;
  /** Host names besides the loopback ones under which the console may be reached. */
  allowedHosts: readonly string[];
}

const readingMethods = ['GET', 'HEAD'];

/**
 * Why the console refuses a request, undefined when it does not: a foreign Host (a name that was rebound to this
 * address), a foreign Origin, a download that an application has caused, or a change that is not JSON, which a foreign page's form
 * could send.
 */
export function requestProblem(request: GuardedRequest): MooringError | undefined {
  const { method, path, headers, allowedHosts } = request;
  const source = {
    host: headers.get('host') ?? '',
    origin: headers.get('origin') ?? undefined,
    fetchSite: headers.get('sec-fetch-site') ?? undefined,
  };
  if (!isNamedHost(source.host, allowedHosts)) {
    return new MooringError('FORBIDDEN', 'The console does not serve this host name.', {
      hint: 'Open it by a loopback address, or name the host in MOORING_CONSOLE_HOSTS.',
    });
  }
  if (headers.has(downloadMark.name)) {
    return new MooringError('FORBIDDEN', 'Downloads that an application causes are refused.');
  }
  const reads = readingMethods.includes(method);
  if (isForeignPage(source) && !(reads && !path.startsWith('/api/'))) {
    return new MooringError('FORBIDDEN', 'Requests from other sites are refused.');
  }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (path.startsWith('/api/') && !reads && type !== 'application/json') {
    return new MooringError('INVALID', 'Changes are accepted as application/json only.', {
      hint: 'Send the header Content-Type: application/json.',
    });
  }
  return undefined;
}
