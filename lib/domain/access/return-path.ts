const elsewhere = 'http://console.invalid';

const longest = 2_000;
/** Where a person would land on the way in or out again, or on data. */
const noPage = /^\/(?:sign-in|sign-out|api|_next)(?:[/?#]|$)/;

/**
 * Where a person goes after the sign-in: a page of the console and nothing else, whatever an address asks for.
 * @returns `/` for what is none.
 */
export function returnPath(asked: string | null | undefined): string {
  if (asked == null || asked.length > longest || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked)) {
    return '/';
  }
  const url = URL.parse(asked, elsewhere);
  if (url === null || url.origin !== elsewhere) {
    return '/';
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  // what was tidied up may lead elsewhere by now: `/.//host`
  return noPage.test(path) || path.startsWith('//') ? '/' : path;
}
