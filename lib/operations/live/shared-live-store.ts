import type { Logger } from '../../log.ts';
import type { OperationContext } from '../context.ts';
import { liveSources } from './live-sources.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';

// Next may load this module more than once in a process
const shared = globalThis as { mooringLiveStore?: LiveStore };

/** The one live store of this server process. */
export function sharedLiveStore({ kube, config }: OperationContext, log: Logger): LiveStore {
  shared.mooringLiveStore ??= createLiveStore({ kube, log, sourceOf: liveSources(config) });
  return shared.mooringLiveStore;
}
