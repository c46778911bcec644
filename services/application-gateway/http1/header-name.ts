import { hopByHopHeaders } from '#lib/http/hop-by-hop-headers.ts';

/** What is known about the name of a header. */
export interface HeaderName {
  readonly lower: string;
  /** Whether it is a token (RFC 9110, 5.6.2). */
  readonly valid: boolean;
  /** Concerns one connection only. */
  readonly hopByHop: boolean;
  /** Is never told to a target (binding contract 5.4). */
  readonly concealed: boolean;
}

/** Headers as they come over the wire: name, value, name, value. */
export type RawHeaders = string[];

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const concealed = new Set(['host', 'expect', 'content-length', 'access-token']);

/**
 * What proxies say of the caller's side: a target that believes it writes addresses that nobody but the caller's neighbours can
 * reach. Some servers read `_` as `-`.
 */
const ofProxies =
  /^(?:forwarded|x-forwarded(?:-.*)?|x-original-(?:for|host|method|prefix|proto|uri|url)|x-rewrite-url|x-envoy-original-(?:host|path))$/;

const mostKnown = 1_000;
const known = new Map<string, HeaderName>();

/** Looks the name up as it is spelled: the same few spellings come with every message. */
export function headerName(name: string): HeaderName {
  const found = known.get(name);
  if (found !== undefined) {
    return found;
  }
  const lower = name.toLowerCase();
  const created = {
    lower,
    valid: token.test(name),
    hopByHop: hopByHopHeaders.has(lower),
    concealed: concealed.has(lower) || ofProxies.test(lower.replaceAll('_', '-')),
  };
  if (known.size < mostKnown && name.length < 100) {
    // a copy of its own: `name` may be a slice that keeps a whole message alive
    known.set(Buffer.from(name, 'latin1').toString('latin1'), created);
  }
  return created;
}

/** The value of the first header of that name (in lower case). */
export function headerValue(headers: RawHeaders, lower: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    if (headerName(headers[i] ?? '').lower === lower) {
      return headers[i + 1];
    }
  }
  return undefined;
}
