/** What a request says of where it comes from, and whom it is meant for. */
export interface RequestSource {
  /** `Host`, with its port; '' where there is none. */
  host: string;
  origin: string | undefined;
  /** `Sec-Fetch-Site`. */
  fetchSite: string | undefined;
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether `host`, with or without a port, is a name of the loopback address or one of `allowedHosts`. */
export function isNamedHost(host: string, allowedHosts: readonly string[]): boolean {
  const name = hostName(host);
  return loopbackNames.includes(name) || allowedHosts.includes(name);
}

/** The name in a Host header: without its port and the dot that may end it, in lower case. */
function hostName(host: string): string {
  return host
    .replace(/:\d*$/, '')
    .replace(/(?<=[^.])\.$/, '')
    .toLowerCase();
}

/**
 * Whether a page of another origin caused the request. Where the browser tells it (Sec-Fetch-Site, Fetch Metadata), its word
 * counts: it knows of a page's own server that passes requests on under another Host. An older browser sends an Origin,
 * with everything but plain reading. The order is that of Go's http.CrossOriginProtection.
 */
export function isForeignPage({ host, origin, fetchSite }: RequestSource): boolean {
  if (fetchSite !== undefined) {
    return fetchSite !== 'same-origin' && fetchSite !== 'none';
  }
  return origin !== undefined && hostOf(origin) !== host.toLowerCase();
}

/** `host:port` of an origin, undefined for `null` and what is none. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
