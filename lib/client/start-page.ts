/** Pages that a browser may begin with. */
export const startPages = [
  '/',
  '/connect',
  '/applications',
  '/namespaces',
  '/catalog',
  '/bindings',
  '/graph',
  '/expiry',
] as const;

export interface Arrival {
  /** With its search. */
  path: string;
  /** What the browser has chosen. */
  chosen: string | undefined;
  headers: Pick<Headers, 'get'>;
}

/**
 * The page that takes the place of the overview for who comes to the console by its bare address; undefined for all others,
 * who have followed a link or load the page again.
 */
export function startPageFor({ path, chosen, headers }: Arrival): string | undefined {
  const isArrival =
    path === '/' &&
    headers.get('sec-fetch-site') === 'none' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('cache-control') === null;
  return isArrival ? startPages.find((page) => page === chosen && page !== '/') : undefined;
}
