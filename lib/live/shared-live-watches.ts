import type { Logger } from '#lib/log.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { liveSources } from './live-sources.ts';
import { createLiveWatches, type LiveWatches } from './live-watches.ts';

// Next may load this module more than once in a process
const shared = globalThis as { mooringLiveWatches?: LiveWatches };

/** The watches of this server process. */
export function sharedLiveWatches({ kube, config }: OperationContext, log: Logger): LiveWatches {
  shared.mooringLiveWatches ??= createLiveWatches({ kube, log, sourceOf: liveSources(config) });
  return shared.mooringLiveWatches;
}
