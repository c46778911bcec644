import { hopByHopHeaders } from '#lib/http/hop-by-hop-headers.ts';

const notForTargets = new Set([
  'host',
  'expect',
  'access-token',
  'x-forwarded-proto',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-client-cert',
]);

/** Headers as they came over the wire: name, value, name, value. */
export type RawHeaders = string[];

/** The value of the first header of that name (in lower case). */
export function headerValue(raw: RawHeaders, name: string): string | undefined {
  for (let i = 0; i < raw.length; i += 2) {
    if (raw[i]?.toLowerCase() === name) {
      return raw[i + 1];
    }
  }
  return undefined;
}

/** Names that `Connection` takes off the message. */
function connectionOptions(raw: RawHeaders): Set<string> | undefined {
  const value = headerValue(raw, 'connection');
  if (value === undefined || /^(?:keep-alive|close)$/i.test(value)) {
    return undefined;
  }
  return new Set(value.split(',').map((name) => name.trim().toLowerCase()));
}

/**
 * Headers of the call to the target (binding contract 5.4).
 * @param set headers that replace the request's; `added` count where the request has none of that name.
 */
export function requestHeaders(
  raw: RawHeaders,
  host: string,
  set: Record<string, string>,
  added: [string, string][] = [],
): RawHeaders {
  const dropped = connectionOptions(raw);
  const accessToken = headerValue(raw, 'access-token');
  const replaced = accessToken === undefined ? set : { ...set, authorization: accessToken };
  const out: RawHeaders = ['host', host];
  const given = new Set<string>();
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    const lower = name.toLowerCase();
    given.add(lower);
    if (hopByHopHeaders.has(lower) || notForTargets.has(lower) || lower in replaced || dropped?.has(lower)) {
      continue;
    }
    out.push(name, raw[i + 1] ?? '');
  }
  for (const [name, value] of Object.entries(replaced)) {
    out.push(name, value);
  }
  for (const [name, value] of added) {
    if (!given.has(name.toLowerCase()) && !(name.toLowerCase() in replaced)) {
      out.push(name, value);
    }
  }
  return out;
}

/** Headers of the answer to the caller; `location` is passed through `rewrite`. */
export function responseHeaders(
  raw: readonly (string | Buffer)[],
  rewrite: ((location: string) => string) | undefined,
): RawHeaders {
  const texts = raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')));
  const dropped = connectionOptions(texts);
  const out: RawHeaders = [];
  for (let i = 0; i < texts.length; i += 2) {
    const name = texts[i] ?? '';
    const value = texts[i + 1] ?? '';
    const lower = name.toLowerCase();
    if (hopByHopHeaders.has(lower) || dropped?.has(lower)) {
      continue;
    }
    out.push(name, rewrite !== undefined && lower === 'location' ? rewrite(value) : value);
  }
  return out;
}
