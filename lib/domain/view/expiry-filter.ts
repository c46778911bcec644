import type { ExpiryEntry, ExpiryKind, ExpiryShow } from './expiry-entry.ts';

const dayMs = 86_400_000;
const within = { fortnight: 14 * dayMs, month: 30 * dayMs, quarter: 90 * dayMs } as const;

export interface ExpiryFilter {
  /** In the name, the Application or the note. */
  text: string;
  kind: ExpiryKind | 'all';
  show: ExpiryShow;
}

/** Which of what ends is shown. */
export function matchesExpiry(
  { text, kind, show }: ExpiryFilter,
  nowMs: number,
): (entry: ExpiryEntry) => boolean {
  const wanted = text.trim().toLowerCase();
  return (entry) =>
    (kind === 'all' || entry.kind === kind) &&
    isShown(entry, show, nowMs) &&
    (wanted === '' ||
      `${entry.name} ${entry.application ?? ''} ${entry.note}`.toLowerCase().includes(wanted));
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

/** What ends first on top; what is not known to end at the bottom. */
export function compareExpiry(left: ExpiryEntry, right: ExpiryEntry): number {
  return endOf(left) - endOf(right) || (left.id < right.id ? -1 : 1);
}

function endOf({ endsAt }: ExpiryEntry): number {
  return endsAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(endsAt);
}
