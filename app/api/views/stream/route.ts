import { readerLocale } from '#app/reader-locale.ts';
import { readerViewer } from '#app/reader-viewer.ts';
import { watchViewsRequest } from '#lib/domain/view/view-messages.ts';
import { sharedViews } from '#lib/live/shared-views.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { consoleLog, problem } from '../../problem.ts';
import { readBody } from '../../respond.ts';

/** What becomes of views that a page shows, as lines of JSON until the page goes. */
export async function POST(request: Request): Promise<Response> {
  const locale = await readerLocale();
  try {
    const watched = await readBody(request, watchViewsRequest);
    const { streams } = sharedViews(consoleContext(), consoleLog());
    return new Response(streams.open(watched, await readerViewer()), {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        // no-transform keeps compression away: changes are written once for all readers, and would be compressed once for each
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  } catch (error) {
    return problem(error, locale);
  }
}
