const byteOrderMarks: [bytes: number[], charset: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const charsetParameter = /;\s*charset\s*=\s*"?([\w.:-]+)/i;
const xmlEncoding = /^(<\?xml\s[^>]*?\bencoding\s*=\s*["'])([\w.:-]+)/;
/** Bytes tell by themselves whether they are UTF-16, and in which order: what is said of it is often wrong. */
const wide = /^(?:utf-?16|ucs-?2|unicode)/i;
/** So many bytes are looked into for a declaration of XML. */
const declarationBytes = 200;

/**
 * Text from bytes that came over HTTP. What counts, in this order: a byte order mark, the zeros that UTF-16 has between
 * the letters of ASCII, the charset of `contentType`, the declaration of XML (RFC 7303, 3.2), UTF-8. Where the bytes are
 * none of what is said of them, the next counts, and Latin-1 (as the web understands it) in the end: nothing is lost.
 * A declaration of XML says UTF-8 afterwards, since that is what the text will be stored and sent as.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  for (const charset of charsetsOf(bytes, contentType)) {
    const text = decodeAs(charset, bytes);
    if (text !== undefined) {
      return text.replace(xmlEncoding, '$1UTF-8');
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function charsetsOf(bytes: Uint8Array, contentType: string): string[] {
  const mark = byteOrderMarks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  const start = Buffer.from(bytes.subarray(0, declarationBytes)).toString('latin1');
  const said = [charsetParameter.exec(contentType)?.[1], xmlEncoding.exec(start)?.[2]];
  const narrow = said.filter((charset) => charset !== undefined && !wide.test(charset));
  return [mark?.[1], wideCharset(bytes), ...narrow, 'utf-8'].filter((charset) => charset !== undefined);
}

/** UTF-16 without a mark: documents begin with ASCII. */
function wideCharset([first = 0, second = 0, third = 0, fourth = 0]: Uint8Array): string | undefined {
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) {
    return 'utf-16be';
  }
  return first !== 0 && second === 0 && third !== 0 && fourth === 0 ? 'utf-16le' : undefined;
}

/** Undefined where the charset is not known, or the bytes are not of it. */
function decodeAs(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
