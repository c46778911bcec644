/** Pages whose address takes a namespace. */
const scopedPages: ReadonlySet<string> = new Set([
  '/applications',
  '/namespaces',
  '/catalog',
  '/bindings',
  '/graph',
]);

/** Whether what the page shows can be narrowed to a namespace. */
export function isScoped(path: string): boolean {
  return scopedPages.has(path);
}

/** The address of a page with what is in the scope alone. @param scope '' for all namespaces */
export function scopedHref(path: string, scope: string): string {
  return scope === '' || !isScoped(path) ? path : `${path}?namespace=${encodeURIComponent(scope)}`;
}
