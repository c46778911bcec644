import { MooringError } from '#lib/errors.ts';
import type { IndexedService, ServiceIndex } from './service-index.ts';

export interface Route {
  found: IndexedService;
  /** What of the path leads to the service; '' where the host does. */
  prefix: string;
  /** Path and query for the target, beginning with `/` or `?`. */
  rest: string;
}

/**
 * The service that a request is meant for: by host name, else by `/{application}/{service}` (binding contract 5.1, 5.7).
 * @throws MooringError NOT_FOUND for an unknown one, INVALID where the path says too little or too much.
 */
export function findRoute(
  index: ServiceIndex,
  namespace: string,
  host: string | undefined,
  url: string,
): Route {
  const label = serviceLabel(host, namespace);
  const byHost = label === undefined ? undefined : index.byHost(label);
  if (byHost !== undefined) {
    return { found: byHost, prefix: '', rest: url };
  }
  if (label?.includes('-') && isServiceHost(host, namespace)) {
    throw new MooringError('NOT_FOUND', `service with ID ${label} not found`);
  }
  return findByPath(index, url);
}

function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d+$/, '');
}

/** First label of `R`, `R.<namespace>`, `R.<namespace>.svc…`; undefined for any other host. */
function serviceLabel(host: string | undefined, namespace: string): string | undefined {
  const [label, within] = hostName(host).split('.');
  return within === undefined || within === namespace ? label : undefined;
}

function isServiceHost(host: string | undefined, namespace: string): boolean {
  return (
    hostName(host).split('.')[1] === namespace &&
    /-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(hostName(host).split('.')[0] ?? '')
  );
}

function findByPath(index: ServiceIndex, url: string): Route {
  const match = /^\/([^/?]+)\/([^/?]+)/.exec(url);
  if (match === null) {
    throw new MooringError('INVALID', 'path must contain Application and Service name');
  }
  const [prefix, application = '', name = ''] = match;
  const candidates = index.byName(application, name);
  if (candidates === undefined) {
    throw new MooringError('NOT_FOUND', `application ${application} not found`);
  }
  const [found, second] = candidates;
  if (found === undefined) {
    throw new MooringError('NOT_FOUND', `service with name ${name} not found in application ${application}`);
  }
  if (second !== undefined) {
    throw new MooringError('INVALID', 'multiple services found');
  }
  return { found, prefix, rest: url.slice(prefix.length) };
}
