import { headerName, type RawHeaders } from '../http1/header-name.ts';

/**
 * Fields that must stand before a body, because whoever reads it has decided by them already (RFC 9110, 6.5.1): framing,
 * routing, authentication, content and control of caches.
 */
const early = new Set([
  'access-token',
  'age',
  'authentication-info',
  'authorization',
  'cache-control',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'cookie',
  'date',
  'expect',
  'expires',
  'host',
  'location',
  'max-forwards',
  'pragma',
  'proxy-authentication-info',
  'range',
  'retry-after',
  'set-cookie',
  'strict-transport-security',
  'target-system-status',
  'vary',
  'warning',
  'www-authenticate',
]);

const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

function mayTrail(name: string): boolean {
  const { hopByHop, lower, valid } = headerName(name);
  return valid && !hopByHop && !early.has(lower) && !lower.startsWith('if-');
}

/** Those of the fields behind a body that may stand there and that anyone can read. */
export function trailerFields(given: RawHeaders): RawHeaders {
  const fields: RawHeaders = [];
  for (let i = 0; i < given.length; i += 2) {
    const name = given[i] ?? '';
    const value = given[i + 1] ?? '';
    if (mayTrail(name) && fieldValue.test(value)) {
      fields.push(name, value);
    }
  }
  return fields;
}

/** The value of a `Trailer` header without the names that `trailerFields` drops; '' where none is left. */
export function announcedTrailers(value: string): string {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter(mayTrail)
    .join(', ');
}
