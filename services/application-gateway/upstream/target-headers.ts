import { withoutConsoleCookies } from '#lib/http/console-cookie.ts';
import { connectionOptions } from '../http1/connection-options.ts';
import { type HeaderName, headerName, headerValue, type RawHeaders } from '../http1/header-name.ts';
import { createTraceParent, traceIdOf } from './trace.ts';

/** What a service adds to the headers of a call. */
export interface HeaderChanges {
  host: string;
  /** Replace the caller's; names in lower case. */
  replaced: ReadonlyMap<string, string>;
  /** Count where the caller has none of that name. */
  added: readonly [name: string, value: string][];
  /** `name=value` of cookies that replace those of the same name. */
  cookies: readonly string[];
}

export interface TargetHeaders {
  headers: RawHeaders;
  traceId: string;
}

/**
 * Headers of the call to the target, without its framing (binding contract 5.4). A trace goes on; where there is none, one
 * begins here.
 */
export function targetHeaders(given: RawHeaders, changes: HeaderChanges): TargetHeaders {
  const { host, replaced } = changes;
  const dropped = connectionOptions(given);
  const headers: RawHeaders = ['host', host];
  let accessToken = '';
  let traceId: string | undefined;
  for (let i = 0; i < given.length; i += 2) {
    const name = given[i] ?? '';
    const value = given[i + 1] ?? '';
    const known = headerName(name);
    const { lower } = known;
    if (lower === 'access-token') {
      accessToken ||= value;
    }
    if (known.hopByHop || known.concealed || replaced.has(lower) || dropped?.has(lower)) {
      continue;
    }
    if (isOfTracing(lower)) {
      const found = traceIdOf(lower, value);
      if (found === undefined) {
        // what nobody can read is not passed on (W3C Trace Context, 4.3)
        continue;
      }
      traceId ??= found;
    }
    pushHeader(headers, known, name, value);
  }
  addChanges(headers, changes);
  if (accessToken !== '') {
    replaceHeader(headers, 'authorization', accessToken);
  }
  return { headers, traceId: traceId ?? beginTrace(headers) };
}

function addChanges(headers: RawHeaders, { replaced, added, cookies }: HeaderChanges): void {
  for (const [name, value] of replaced) {
    headers.push(name, value);
  }
  if (added.length > 0) {
    addMissing(headers, added);
  }
  if (cookies.length > 0) {
    replaceCookies(headers, cookies);
  }
}

function isOfTracing(lower: string): boolean {
  return lower === 'traceparent' || lower === 'b3' || lower === 'x-b3-traceid';
}

/** @returns its id. */
function beginTrace(headers: RawHeaders): string {
  const made = createTraceParent();
  headers.push('traceparent', made);
  return made.slice(3, 35);
}

/** A browser sends the cookie of a console to every port of its machine, and so to here. */
function pushHeader(headers: RawHeaders, { lower }: HeaderName, name: string, value: string): void {
  const kept = lower === 'cookie' ? withoutConsoleCookies(value) : value;
  if (kept !== '' || value === '') {
    headers.push(name, kept);
  }
}

/** All values of a list are added, or none where the caller has the name. */
function addMissing(headers: RawHeaders, added: HeaderChanges['added']): void {
  const given = headers.length;
  for (const [name, value] of added) {
    if (headerValue(headers.slice(0, given), name.toLowerCase()) === undefined) {
      headers.push(name, value);
    }
  }
}

function replaceHeader(headers: RawHeaders, lower: string, value: string): void {
  for (let i = headers.length - 2; i >= 0; i -= 2) {
    if (headerName(headers[i] ?? '').lower === lower) {
      headers.splice(i, 2);
    }
  }
  headers.push(lower, value);
}

function replaceCookies(headers: RawHeaders, cookies: readonly string[]): void {
  const names = new Set(cookies.map((cookie) => cookie.split('=')[0]));
  const given = (headerValue(headers, 'cookie') ?? '')
    .split(/; */)
    .filter((cookie) => cookie !== '' && !names.has(cookie.split('=')[0]));
  replaceHeader(headers, 'cookie', [...given, ...cookies].join('; '));
}
