/** The cookies in which a browser's choices travel, so that the server answers with them. */
export const densityCookie = 'mooring-density';
export const startPageCookie = 'mooring-start';
export const scopeCookie = 'mooring-scope';
export const localeCookie = 'mooring-locale';

const maxAgeSeconds = 365 * 24 * 3600;

/** Keeps a choice in this browser for a year. @param value of letters, digits, dashes, dots and slashes */
export function keepPreference(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server renders with it; the Cookie Store API is not everywhere
  document.cookie = `${cookie}=${value}; path=/; max-age=${maxAgeSeconds}; samesite=lax`;
}

/** What this browser has chosen; undefined where it has not. */
export function readPreference(cookie: string): string | undefined {
  const start = `${cookie}=`;
  return document.cookie
    .split('; ')
    .find((one) => one.startsWith(start))
    ?.slice(start.length);
}
