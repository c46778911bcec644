export type CatalogParameter = 'application' | 'namespace' | 'state' | 'sort' | 'view';

/** Takes parameters out of the address of the catalog. */
export function clearParameters(parameters: readonly CatalogParameter[]): void {
  const url = new URL(window.location.href);
  for (const name of parameters) {
    url.searchParams.delete(name);
  }
  // Next follows the call and renders without asking the server
  window.history.replaceState(null, '', url);
}
