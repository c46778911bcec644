const longestName = 63;
const hashLength = 5;

/** Any text as a DNS label, '' when nothing of it is usable. */
export function dnsLabel(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longestName)
    .replaceAll(/^-+|-+$/g, '');
}

/** Five base-36 characters that depend on `text` only (FNV-1a). Tells names apart, protects nothing. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(hashLength, '0').slice(-hashLength);
}

/**
 * A DNS label of at most 63 characters, the same for the same parts. It is `parts` joined by `-` where that fits and
 * `isFree`, else cut and told apart by a hash of `identity`, which must name what the object is for.
 */
export function stableName(parts: string[], identity: string, isFree: (name: string) => boolean): string {
  const whole = parts.map((part) => dnsLabel(part)).filter((part) => part !== '');
  const plain = whole.join('-');
  if (plain !== '' && plain.length <= longestName && isFree(plain)) {
    return plain;
  }
  const stem = (plain === '' ? 'object' : plain)
    .slice(0, longestName - hashLength - 1)
    .replaceAll(/-+$/g, '');
  for (let round = 0; ; round++) {
    const name = `${stem}-${shortHash(round === 0 ? identity : `${identity}#${round}`)}`;
    if (isFree(name)) {
      return name;
    }
  }
}
