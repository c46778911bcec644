/**
 * Changes several parameters of the page's address at once; undefined and '' take one out. Next follows, and renders without asking the
 * server.
 * @param push makes it a step of the history; default is to replace.
 */
export function setAddress(params: Readonly<Record<string, string | undefined>>, push = false): void {
  const url = new URL(window.location.href);
  for (const [name, value = ''] of Object.entries(params)) {
    if (value === '') {
      url.searchParams.delete(name);
    } else {
      url.searchParams.set(name, value);
    }
  }
  if (push) {
    window.history.pushState(null, '', url);
  } else {
    window.history.replaceState(null, '', url);
  }
}
