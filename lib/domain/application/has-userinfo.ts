/**
 * Whether a URL holds a user, or user and password, before its host: `https://me:secret@host`, with or without scheme.
 * What stands there is shown wherever the URL is.
 */
export function hasUserinfo(text: string): boolean {
  const withoutScheme = text.trim().replace(/^[a-z][a-z0-9+.-]*:(?=[/\\])/i, '');
  const authority = /^[/\\]*([^/?#]*)/.exec(withoutScheme)?.[1] ?? '';
  return authority.includes('@') && !/^mailto:/i.test(authority);
}
