import type { Logger } from '#lib/log.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { createLiveFeed, type LiveFeed } from './live-feed.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';
import { sharedLiveWatches } from './shared-live-watches.ts';

// Next may load this module more than once in a process
const shared = globalThis as { mooringLiveStore?: LiveStore; mooringLiveFeed?: LiveFeed };

/** The one live store of this server process. */
export function sharedLiveStore(context: OperationContext, log: Logger): LiveStore {
  shared.mooringLiveStore ??= createLiveStore({ watches: sharedLiveWatches(context, log) });
  return shared.mooringLiveStore;
}

/** What it sees, for all event streams of this process. */
export function sharedLiveFeed(context: OperationContext, log: Logger): LiveFeed {
  shared.mooringLiveFeed ??= createLiveFeed({
    store: sharedLiveStore(context, log),
    maxReaders: context.config.maxStreams,
  });
  return shared.mooringLiveFeed;
}
