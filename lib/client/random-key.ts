/** A key that no other tab has; `crypto.randomUUID` is missing on pages that did not come by TLS or from this machine. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
