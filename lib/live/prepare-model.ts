import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { graphNeeds, type LiveModel } from './model/live-model.ts';
import { expiryNeeds } from './views/expiry-ledger.ts';

/**
 * Has the model read the cluster before the first page asks for it: nobody waits for the lists of a large one then. A kind that cannot be
 * read is left to the page that asks for it, which says why.
 */
export async function prepareModel(model: Pick<LiveModel, 'ready'>): Promise<void> {
  const kinds: readonly (readonly LiveName[])[] = [graphNeeds, ...expiryNeeds.map((kind) => [kind])];
  await Promise.allSettled(kinds.map((needed) => model.ready(needed)));
}
