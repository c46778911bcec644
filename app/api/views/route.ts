import { readerViewer } from '#app/reader-viewer.ts';
import { readViewsRequest } from '#lib/domain/view/view-messages.ts';
import { readViews, sharedViews } from '#lib/live/shared-views.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { consoleLog } from '../problem.ts';
import { readBody, respond } from '../respond.ts';

const encoder = new TextEncoder();

/** Answers of views, each or why there is none. It changes nothing: questions do not fit into an address. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const { views } = await readBody(request, readViewsRequest);
    const { hub } = sharedViews(consoleContext(), consoleLog());
    const results = await readViews(hub, views, await readerViewer());
    return encoder.encode(`{"results":[${results.join(',')}]}`);
  });
}
