import { MooringError } from '#lib/errors.ts';
import type { Caller } from '../caller/caller.ts';
import type { IndexedService, ServiceIndex } from './service-index.ts';

/** What a listener's paths name after the Application: a service, or a service and one of its APIs. */
export type PathScheme = 'service' | 'entry';

export interface Route {
  found: IndexedService;
  /** What of the path leads to the service; '' where the host does. */
  prefix: string;
  /** Path and query for the target, beginning with `/` or `?`. */
  rest: string;
}

/**
 * The service that a request is meant for (binding contract 5.1, 5.7): by host name, else by `/{application}/{service}`; by
 * `/{application}/{service}/{entry}` alone where API packages are served.
 * @throws MooringError NOT_FOUND for an unknown one, INVALID where the path says too little or too much.
 */
export function findRoute(
  index: ServiceIndex,
  namespace: string,
  scheme: PathScheme,
  { host, url }: Pick<Caller, 'host' | 'url'>,
): Route {
  if (scheme === 'entry') {
    return findByEntry(index, url);
  }
  const label = serviceLabel(host, namespace);
  const byHost = label === undefined ? undefined : index.byHost(label);
  if (byHost !== undefined) {
    return { found: byHost, prefix: '', rest: url };
  }
  const match = label === undefined ? null : accessName.exec(label);
  if (match !== null) {
    const [whole, application = '', id = ''] = match;
    throw new MooringError(
      'NOT_FOUND',
      `service with ID ${index.hasHostPrefix(application) ? id : whole} not found`,
    );
  }
  return findByName(index, url);
}

/** Name of an access Service: that of the Application, and the id of the service. */
const accessName = /^(.+)-([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

/** First label of `R`, `R.<namespace>`, `R.<namespace>.svc…`; undefined for any other host. */
function serviceLabel(host: string, namespace: string): string | undefined {
  const [label, within] = host.toLowerCase().replace(/:\d+$/, '').split('.');
  return within === undefined || within === namespace ? label : undefined;
}

function findByName(index: ServiceIndex, url: string): Route {
  const match = /^\/([^/?]+)\/([^/?]+)/.exec(url);
  if (match === null) {
    throw new MooringError('INVALID', 'path must contain Application and Service name');
  }
  const [prefix, application = '', name = ''] = match;
  const missing = `service with name ${name} not found in application ${application}`;
  const found = theOnly(index.byName(application, name), application, missing);
  return { found, prefix, rest: url.slice(prefix.length) };
}

function findByEntry(index: ServiceIndex, url: string): Route {
  const match = /^\/([^/?]+)\/([^/?]+)\/([^/?]+)/.exec(url);
  if (match === null) {
    throw new MooringError('INVALID', 'path must contain Application, Service and Entry name');
  }
  const [prefix, application = '', name = '', entry = ''] = match;
  const missing = `entry with name ${entry} not found in service ${name} of application ${application}`;
  const found = theOnly(index.byEntry(application, name, entry), application, missing);
  return { found, prefix, rest: url.slice(prefix.length) };
}

function theOnly(
  candidates: IndexedService[] | undefined,
  application: string,
  missing: string,
): IndexedService {
  if (candidates === undefined) {
    throw new MooringError('NOT_FOUND', `application ${application} not found`);
  }
  const [found, second] = candidates;
  if (found === undefined) {
    throw new MooringError('NOT_FOUND', missing);
  }
  if (second !== undefined) {
    throw new MooringError('INVALID', 'multiple services found');
  }
  return found;
}
