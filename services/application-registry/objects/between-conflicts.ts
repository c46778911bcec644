import type { BackOffOptions } from '#lib/back-off.ts';

/** The wait of whoever lost a write to somebody else: anywhere up to 20 ms at first, so that the two do not meet again. */
export const betweenConflicts: BackOffOptions = { firstMs: 20, spread: [0, 1] };
