import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { ViewRequest } from '#lib/domain/view/view-messages.ts';
import { toMooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import { seenCalls } from '#lib/operations/calls/seen.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { followCalls } from './follow-calls.ts';
import { resultJson } from './kept-view.ts';
import { createLiveModel, type LiveModel } from './model/live-model.ts';
import { problemOf } from './problem-of.ts';
import { sharedLiveWatches } from './shared-live-watches.ts';
import { createViewHub, type ViewHub } from './view-hub.ts';
import { createViewStreams, type ViewStreams } from './view-streams.ts';
import { viewSources } from './views/view-sources.ts';

interface SharedViews {
  model: LiveModel;
  hub: ViewHub;
  streams: ViewStreams;
  /** Asks the gateway at once what it was called for, after a call that the console has made itself. */
  askCalls(): void;
}

// Next may load this module more than once in a process
const shared = globalThis as { mooringViews?: SharedViews };

/** The one live model of this server process, and the views of it for all pages. */
export function sharedViews(context: OperationContext, log: Logger): SharedViews {
  if (shared.mooringViews === undefined) {
    const watches = sharedLiveWatches(context, log);
    const model = createLiveModel(watches);
    const hub = createViewHub({ model, context, log, sources: viewSources });
    const streams = createViewStreams({ hub, watches, maxPages: context.config.maxStreams });
    const calls = followCalls(() => seenCalls(context), model.setCalls, model.callsInterest);
    shared.mooringViews = { model, hub, streams, askCalls: calls.askNow };
  }
  return shared.mooringViews;
}

/** JSON of a ViewResult for each question, in their order. */
export function readViews(hub: ViewHub, requests: readonly ViewRequest[], viewer: Viewer): Promise<string[]> {
  return Promise.all(requests.map((request) => readView(hub, request, viewer)));
}

async function readView(hub: ViewHub, request: ViewRequest, viewer: Viewer): Promise<string> {
  try {
    const view = await hub.watch(request, viewer, () => undefined);
    view.release();
    return resultJson(view.state());
  } catch (error) {
    return JSON.stringify({ error: problemOf(toMooringError(error), viewer.locale) });
  }
}
