/** Gives an address of the target as the caller can follow it. */
export type Rewrite = (address: string) => string;

/** A quoted string (RFC 9110, 5.6.4), or the address of a link. */
const linkPart = /"(?:[^"\\]|\\.)*"|<([^<>"]*)>/g;
const refreshAddress = /^(\s*[\d.]*\s*[;,]?\s*url\s*=\s*)(["']?)(.*?)(["']?\s*)$/i;

/** Headers by which an answer leads to addresses, whatever its status, and how they stand in each. */
const inHeaders = new Map<string, (value: string, rewrite: Rewrite) => string>([
  ['content-location', (value, rewrite) => rewrite(value)],
  ['odata-entityid', (value, rewrite) => rewrite(value)],
  [
    'link',
    (value, rewrite) =>
      value.replace(linkPart, (part, address?: string) =>
        address === undefined ? part : `<${rewrite(address)}>`,
      ),
  ],
  [
    'refresh',
    (value, rewrite) =>
      value.replace(
        refreshAddress,
        (_, before: string, quote: string, address: string, after: string) =>
          before + quote + rewrite(address) + after,
      ),
  ],
]);

/**
 * The value of a header with the addresses in it rewritten.
 * @param lower name of the header
 * @param moved whether the status makes an absolute `Location` one of them (binding contract 5.7).
 */
export function rewriteAddresses(lower: string, value: string, rewrite: Rewrite, moved: boolean): string {
  if (lower === 'location') {
    // what is relative means another address behind the gateway, whatever the status
    return moved || !URL.canParse(value) ? rewrite(value) : value;
  }
  return inHeaders.get(lower)?.(value, rewrite) ?? value;
}
