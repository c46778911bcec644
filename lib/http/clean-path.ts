/**
 * The request's URL with duplicate slashes and dot segments resolved, its query kept.
 * @returns undefined where there is nothing to clean.
 */
export function cleanPath(url: string): string | undefined {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  if (!/\/\/|\/\.{1,2}(?:\/|$)/.test(path)) {
    return undefined;
  }
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      segments.pop();
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  const ending = path.endsWith('/') && segments.length > 0 ? '/' : '';
  return `/${segments.join('/')}${ending}${at < 0 ? '' : url.slice(at)}`;
}
