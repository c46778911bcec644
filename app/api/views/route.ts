import { readerLocale } from '#app/reader-locale.ts';
import { fullViewer } from '#lib/domain/access/viewer.ts';
import { readViewsRequest } from '#lib/domain/view/view-messages.ts';
import { readViews, sharedViews } from '#lib/live/shared-views.ts';
import { consoleLog } from '../problem.ts';
import { readBody, respond } from '../respond.ts';

const encoder = new TextEncoder();

/** Answers of views, each or why there is none. It changes nothing: questions do not fit into an address. */
export function POST(request: Request): Promise<Response> {
  return respond(async (context) => {
    const { views } = await readBody(request, readViewsRequest);
    const { hub } = sharedViews(context, consoleLog());
    const results = await readViews(hub, views, fullViewer(await readerLocale()));
    return encoder.encode(`{"results":[${results.join(',')}]}`);
  });
}
