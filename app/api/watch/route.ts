import { parsePosition } from '#lib/domain/kubernetes/live-change.ts';
import { createLiveStream } from '#lib/live/live-stream.ts';
import { sharedLiveFeed } from '#lib/live/shared-live-store.ts';
import { operationContext } from '#lib/operations/create-context.ts';
import { consoleLog, problem } from '../problem.ts';

/** The tab's one event stream; `?since=` or Last-Event-ID says where it was interrupted. */
export function GET(request: Request): Response {
  try {
    const since = new URL(request.url).searchParams.get('since') ?? request.headers.get('last-event-id');
    const feed = sharedLiveFeed(operationContext(), consoleLog());
    return new Response(createLiveStream(feed, parsePosition(since)), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // no-transform keeps compression, which would hold changes back, away from the stream
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  } catch (error) {
    return problem(error);
  }
}
