const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A chunk that begins with a request whose path is raw UTF-8, as some clients send it and Node's parser refuses, with the
 * escapes in its place that every server understands.
 * @returns undefined where the request line is not whole in the chunk, all ASCII, or no UTF-8.
 */
export function escapeRequestLine(chunk: Buffer): Buffer | undefined {
  const end = chunk.indexOf('\r\n');
  const line = chunk.subarray(0, Math.max(end, 0));
  if (!line.some((byte) => byte > 0x7f)) {
    return undefined;
  }
  try {
    utf8.decode(line);
  } catch {
    return undefined;
  }
  const escaped = line
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  return Buffer.concat([Buffer.from(escaped, 'latin1'), chunk.subarray(end)]);
}
