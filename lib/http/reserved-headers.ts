import { downloadMark } from './download-mark.ts';
import { hopByHopHeaders } from './hop-by-hop-headers.ts';

/** What frames a message or says where it goes, and what the platform's own servers take each other's word for. */
const reserved = new Set([
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
]);

/**
 * Whether an application may not have the platform send a header of this name: a server would take it for the word of the
 * platform. Some servers read `_` as `-`.
 */
export function isReservedHeader(name: string): boolean {
  const lower = name.trim().toLowerCase().replaceAll('_', '-');
  return reserved.has(lower) || lower.startsWith('x-forwarded-');
}
