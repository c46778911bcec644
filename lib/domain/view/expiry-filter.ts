import { compareText } from './compare-text.ts';
import type { ExpiryEntry, ExpiryKind, ExpiryShow } from './expiry-entry.ts';

const dayMs = 86_400_000;
const within = { fortnight: 14 * dayMs, month: 30 * dayMs, quarter: 90 * dayMs } as const;

export interface ExpiryFilter {
  /** In the name, the Application or the note. */
  text: string;
  kind: ExpiryKind | 'all';
  show: ExpiryShow;
  /** A day as `2026-01-31` (UTC); '' for none. */
  endsBefore: string;
}

/**
 * Which of what ends is shown.
 * @param textOf what is said of an entry in the reader's language, in small letters.
 */
export function matchesExpiry(
  { text, kind, show, endsBefore }: ExpiryFilter,
  nowMs: number,
  textOf: (entry: ExpiryEntry) => string,
): (entry: ExpiryEntry) => boolean {
  const wanted = text.trim().toLowerCase();
  return (entry) =>
    (kind === 'all' || entry.kind === kind) &&
    isShown(entry, show, nowMs) &&
    (endsBefore === '' || (entry.endsAt ?? '~') < endsBefore) &&
    (wanted === '' || textOf(entry).includes(wanted));
}

function isShown({ endsAt }: ExpiryEntry, show: ExpiryShow, nowMs: number): boolean {
  if (show === 'all') {
    return true;
  }
  if (endsAt === undefined) {
    return show === 'unknown';
  }
  const leftMs = Date.parse(endsAt) - nowMs;
  return show === 'ended' ? leftMs <= 0 : show !== 'unknown' && leftMs > 0 && leftMs <= within[show];
}

/** What ends first on top; what is not known to end at the bottom. Times are compared as texts: they are written alike, to the second. */
export function compareExpiry(left: ExpiryEntry, right: ExpiryEntry): number {
  return compareText(left.endsAt ?? '~', right.endsAt ?? '~') || compareText(left.id, right.id);
}
