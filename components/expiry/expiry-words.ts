import type { ExpiryKind, ExpiryShow } from '#lib/domain/view/expiry-entry.ts';

/** One of each kind, and many. */
export const expiryKindWords: Record<ExpiryKind, { one: string; many: string }> = {
  client: { one: 'client certificate', many: 'client certificates' },
  authority: { one: 'CA', many: 'CAs' },
  edge: { one: 'edge certificate', many: 'edge certificates' },
  target: { one: 'server outside', many: 'servers outside' },
  token: { one: 'token', many: 'tokens' },
};

export const expiryShowWords: Record<ExpiryShow, string> = {
  all: 'Whenever it ends',
  fortnight: 'Ends within 14 days',
  month: 'Ends within 30 days',
  quarter: 'Ends within 90 days',
  ended: 'Has ended',
  unknown: 'End not known',
};
