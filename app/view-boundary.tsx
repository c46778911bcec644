import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { parseExact } from 'kube-text/exact-json';
import type { ReactNode } from 'react';
import { consoleLog } from '#app/api/problem.ts';
import { viewQueryKey } from '#lib/client/view-query.ts';
import type { ViewResult } from '#lib/domain/view/view-messages.ts';
import type { ViewName, ViewQuery } from '#lib/domain/view/views.ts';
import { readViews, sharedViews } from '#lib/live/shared-views.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { readerViewer } from './reader-viewer.ts';

/** A question that a page asks at once. */
export type FirstView = { [N in ViewName]: readonly [name: N, query: ViewQuery<N>] }[ViewName];

/** A part of a page whose first views travel with it: it is drawn with them before any script runs. */
export async function ViewBoundary({
  views,
  children,
}: {
  views: readonly FirstView[];
  children: ReactNode;
}) {
  return <HydrationBoundary state={await firstViews(views)}>{children}</HydrationBoundary>;
}

async function firstViews(views: readonly FirstView[]) {
  const client = new QueryClient();
  try {
    const { hub } = sharedViews(consoleContext(), consoleLog());
    const questions = views.map(([view, query]) => ({ view, query }));
    const results = await readViews(hub, questions, await readerViewer());
    results.forEach((json, index) => {
      const result = parseExact(json) as ViewResult;
      const [name, query] = views[index] as FirstView;
      if ('answer' in result) {
        client.setQueryData(viewQueryKey(name, query), result);
      }
    });
  } catch {
    // the page asks by itself, and says what is wrong
  }
  return dehydrate(client);
}
