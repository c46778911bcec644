import { addressWriter } from '#lib/client/address-writer.ts';

/**
 * Changes several parameters of the page's address at once; undefined and '' take one out.
 * @param push makes it a step of the history; default is to replace.
 */
export function setAddress(params: Readonly<Record<string, string | undefined>>, push = false): void {
  addressWriter.write((url) => {
    for (const [name, value = ''] of Object.entries(params)) {
      if (value === '') {
        url.searchParams.delete(name);
      } else {
        url.searchParams.set(name, value);
      }
    }
    return url;
  }, push);
}
