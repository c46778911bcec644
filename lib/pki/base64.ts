/**
 * Decodes standard base64 with its padding; line breaks inside are fine, nothing else is (connectivity contract 2.6).
 * @returns undefined where the text is not that.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    return undefined;
  }
  return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
}

/** Standard base64 in one line. */
export function encodeBase64(bytes: Uint8Array | ArrayBuffer): string {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}

/** Standard base64 of a text in UTF-8, in one line. */
export function encodeTextBase64(text: string): string {
  return encodeBase64(new TextEncoder().encode(text));
}
