import type { IncomingMessage } from 'node:http';

/** Whether a path is one of the console's API, whose answers are data. */
export function isData(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

/** Path and query of a request; a path never leads to another host. */
export function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  return {
    path: path.replace(/^[/\\]*/, '/'),
    query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
  };
}

/** The values of all cookies of a name that a request brings. */
export function cookiesOf({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string[] {
  return (headers.cookie ?? '')
    .split(/; */)
    .filter((cookie) => cookie.startsWith(`${name}=`))
    .map((cookie) => cookie.slice(name.length + 1));
}
