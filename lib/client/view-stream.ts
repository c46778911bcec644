import type { QueryClient } from '@tanstack/react-query';
import type { ViewUpdate } from '#lib/domain/view/view-messages.ts';
import type { ViewName, ViewQuery } from '#lib/domain/view/views.ts';
import { createFollowedViews, type FollowedViews } from './followed-views.ts';
import { randomKey } from './random-key.ts';
import { takeUpdate } from './take-update.ts';
import { openViewConnection, type ViewConnectionEvents } from './view-connection.ts';
import { createViewLine, type Stream } from './view-line.ts';
import { type ViewData, viewQueryKey } from './view-query.ts';

/** Keeps the views that the tab shows current, by one stream for all of them, and says how far they can be trusted. */
export interface ViewStream {
  /** Connects, and stays connected. Returns the way to end it. */
  start(): () => void;
  /** A view is shown. Returns the way out. */
  follow<N extends ViewName>(name: N, query: ViewQuery<N>): () => void;
  /** How often the stream has written a view: who has asked meanwhile has an older answer. */
  writes(hash: string): number;
  /** A view was answered after all, which the stream may not have been able to follow. */
  onRead(hash: string): void;
}

const streams = new WeakMap<QueryClient, ViewStream>();

/** The stream of a tab, by its query cache. */
export function viewStreamOf(client: QueryClient): ViewStream {
  const stream = streams.get(client) ?? createViewStream(client);
  streams.set(client, stream);
  return stream;
}

function createViewStream(client: QueryClient): ViewStream {
  const followed = createFollowedViews();
  const line = createViewLine({
    open: (events) => openStream(client, followed, events),
    onMessage: (stream, message) => {
      for (const [index, update] of 'views' in message ? message.views : []) {
        take(client, followed, stream.hashes[index] ?? '', update);
      }
      if (
        ('hello' in message && message.hello.connected) ||
        ('source' in message && message.source.connected)
      ) {
        askFailedAgain(client);
      }
    },
  });

  return {
    start: line.start,
    follow(name, query) {
      const { hash, isNew } = followed.add(name, query);
      if (isNew) {
        line.renew();
      }
      return () => {
        if (followed.remove(hash)) {
          line.renew();
        }
      };
    },
    writes: (hash) => followed.get(hash)?.writes ?? 0,
    onRead(hash) {
      if (followed.get(hash)?.isFailed === true) {
        line.renew();
      }
    },
  };
}

/** The same for all streams of the tab. */
const page = randomKey();

function openStream(client: QueryClient, followed: FollowedViews, events: ViewConnectionEvents): Stream {
  const views = [...followed.values()].map((view) => {
    view.isFailed = false;
    const { name, query } = view;
    return { view: name, query, version: client.getQueryData<ViewData>(viewQueryKey(name, query))?.version };
  });
  return { hashes: [...followed.keys()], connection: openViewConnection(page, views, events) };
}

function take(client: QueryClient, followed: FollowedViews, hash: string, update: ViewUpdate): void {
  const view = followed.get(hash);
  if (view !== undefined) {
    const outcome = takeUpdate(client, viewQueryKey(view.name, view.query), update);
    view.writes += outcome === 'written' ? 1 : 0;
    view.isFailed ||= 'error' in update;
  }
}

function askFailedAgain(client: QueryClient): void {
  void client.refetchQueries({
    predicate: ({ queryKey: [first], state }) =>
      (first === 'view' || first === 'objects') && state.status === 'error',
  });
}
