/** What of a click decides whether the page itself follows a link. */
export interface LinkClick {
  /** Address of the link. */
  href: string;
  /** The link's own `target`, '' without one. */
  target: string;
  isDownload: boolean;
  /** The main button, without a key that opens another tab or window. */
  isPlain: boolean;
}

/**
 * The path that a click would have the page ask its console for; undefined where it stays on the page, or leads to
 * another tab or site.
 * @param here address of the page
 */
export function pathAskedFor(
  { href, target, isDownload, isPlain }: LinkClick,
  here: string,
): string | undefined {
  if (isDownload || !isPlain || (target !== '' && target !== '_self')) {
    return undefined;
  }
  const page = new URL(here);
  const url = new URL(href, page);
  const isOnPage = url.hash !== '' && url.pathname === page.pathname && url.search === page.search;
  return url.origin !== page.origin || isOnPage ? undefined : `${url.pathname}${url.search}${url.hash}`;
}
