import { addressWriter } from '#lib/client/address-writer.ts';

// Next runs this before any code of a page. Zod would try out eval, which the page's policy forbids: each try is a report. Its
// settings stand where it looks for them once it is loaded, which most pages never do
const settings = globalThis as { __zod_globalConfig?: object };
settings.__zod_globalConfig = { ...settings.__zod_globalConfig, jitless: true };

/** Next's router calls it as a navigation begins. */
export function onRouterTransitionStart(): void {
  addressWriter.begin();
}
