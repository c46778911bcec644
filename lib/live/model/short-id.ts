import { createHash } from 'node:crypto';

/** Twelve letters, digits, - and _ that stand for a text, the same ones everywhere. */
export function shortId(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
