import { downloadMark } from './download-mark.ts';
import { hopByHopHeaders } from './hop-by-hop-headers.ts';

/** What frames a message or says where it goes, who is asked for, and what servers in front of others vouch for. */
const reservedNames = new Set([
  ...hopByHopHeaders,
  downloadMark.name,
  'content-length',
  'expect',
  'host',
  'forwarded',
  'via',
  'application',
  'tenant',
  'group',
  'x-real-ip',
]);
const reservedBeginnings = ['x-forwarded-', 'x-original-', 'x-envoy-', 'x-remote-', 'impersonate-'];

/**
 * Whether an application may not have the platform send a header of this name: the platform, or a server between, would
 * take it for the word of another. Some servers read `_` as `-`.
 */
export function isReservedHeader(name: string): boolean {
  const lower = name.trim().toLowerCase().replaceAll('_', '-');
  return reservedNames.has(lower) || reservedBeginnings.some((beginning) => lower.startsWith(beginning));
}
