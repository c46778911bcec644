import type { Sentence } from '../texts/message.ts';

/** The registered service behind a GATEWAY_URL. */
export interface ProofTarget {
  application: string;
  serviceId: string;
  /** Of the call, in full. */
  url: string;
  /** The gateway signs in there. */
  hasCredentials: boolean;
}

/** What one call through the gateway showed, and what the workload's pod sees. */
export interface Proof {
  request: {
    method: 'GET';
    /** As a pod would call it. */
    url: string;
    /** Where the console sent it. */
    sentTo: string;
    headers: Record<string, string>;
  };
  /** Where the gateway was to make the call. */
  target: ProofTarget;
  /** Undefined where there was no answer: see `failure`. */
  response?: {
    status: number;
    headers: Record<string, string>;
    /** At most 64 KiB of text. */
    body: string;
    truncated: boolean;
  };
  /** Why there was no answer. */
  failure?: { message: Sentence; hint: Sentence };
  latencyMs: number;
  /** The variable in the newest running pod; undefined where no pod uses the binding. */
  podEnvironment?: { pod: string; container: string; variable: string; value: string };
}

/**
 * Where the gateway makes a call with a path and query: below the path of the target URL, whose own query goes first (binding
 * contract 5.4). User and password, which a target URL could hold, are left out; a target that is no URL stays as it is.
 */
export function calledUrl(targetUrl: string, path: string): string {
  const target = URL.parse(targetUrl);
  if (target === null) {
    return targetUrl;
  }
  const [rest, query] = split(path === '' ? '/' : path);
  const queries = [target.search.slice(1), query].filter((part) => part !== '');
  return (
    target.origin +
    target.pathname.replace(/\/+$/, '') +
    rest +
    (queries.length === 0 ? '' : `?${queries.join('&')}`)
  );
}

function split(path: string): [string, string] {
  const mark = path.indexOf('?');
  return mark < 0 ? [path, ''] : [path.slice(0, mark), path.slice(mark + 1)];
}
