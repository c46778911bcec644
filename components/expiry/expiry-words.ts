import type { ExpiryKind, ExpiryShow } from '#lib/domain/view/expiry-entry.ts';

/** Texts of the room `expiry`. */
export const expiryKindWords = {
  all: 'kindAll',
  client: 'kindClient',
  authority: 'kindAuthority',
  edge: 'kindEdge',
  target: 'kindTarget',
  token: 'kindToken',
} as const satisfies Record<ExpiryKind | 'all', string>;

/** Texts of the room `expiry`. */
export const expiryShowWords = {
  all: 'showAll',
  fortnight: 'showFortnight',
  month: 'showMonth',
  quarter: 'showQuarter',
  ended: 'showEnded',
  unknown: 'showUnknown',
} as const satisfies Record<ExpiryShow, string>;
