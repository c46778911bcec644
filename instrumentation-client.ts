import { config } from 'zod/v4/core';
import { addressWriter } from '#lib/client/address-writer.ts';

// Next runs this before any code of a page. Zod would try out eval, which the page's policy forbids: each try is a report
config({ jitless: true });

/** Next's router calls it as a navigation begins. */
export function onRouterTransitionStart(): void {
  addressWriter.begin();
}
