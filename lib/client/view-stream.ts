import type { QueryClient } from '@tanstack/react-query';
import { backOffMs, createBackOff } from '#lib/back-off.ts';
import type { ViewMessage, ViewUpdate } from '#lib/domain/view/view-messages.ts';
import type { ViewName, ViewQuery } from '#lib/domain/view/views.ts';
import { createFollowedViews } from './followed-views.ts';
import { takeUpdate } from './take-update.ts';
import { openViewConnection, type ViewConnection } from './view-connection.ts';
import { type ViewData, viewQueryKey } from './view-query.ts';

/** Many pages lose their console in the same moment: not all are to come back in the same one. */
const interrupted = { firstMs: 250, longestMs: 5_000, spread: [0.75, 1] } as const;
/** A console that refuses is asked again after this long and up to half as much more. */
const refused = { firstMs: 10_000, spread: [1, 1.5] } as const;
/** While somebody types, views come and go: the stream is set up anew when they have settled. */
const settleMs = 100;

/** Keeps the views that the tab shows current, by one stream for all of them. */
export interface ViewStream {
  /** A view is shown. Returns the way out. */
  follow<N extends ViewName>(name: N, query: ViewQuery<N>): () => void;
  /** How often the stream has written a view: who has asked meanwhile has an older answer. */
  writes(hash: string): number;
  /** A view was answered after all, which the stream may not have been able to follow. */
  onRead(hash: string): void;
}

interface Stream {
  connection: ViewConnection;
  hashes: string[];
}

const streams = new WeakMap<QueryClient, ViewStream>();

/** The stream of a tab, by its query cache. It is there as long as anything is followed. */
export function viewStreamOf(client: QueryClient): ViewStream {
  const stream = streams.get(client) ?? createViewStream(client);
  streams.set(client, stream);
  return stream;
}

function createViewStream(client: QueryClient): ViewStream {
  const page = crypto.randomUUID();
  const followed = createFollowedViews();
  const backOff = createBackOff(interrupted);
  let current: Stream | undefined;
  /** Takes the place of the current one with its first message, so that nothing is missed between them. */
  let next: Stream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(connect, afterMs);
  }

  function connect(): void {
    next?.connection.close();
    next = followed.size === 0 ? undefined : open();
    if (next === undefined) {
      current?.connection.close();
      current = undefined;
    }
  }

  function open(): Stream {
    const views = [...followed.values()].map((view) => {
      view.isFailed = false;
      const { name, query } = view;
      return {
        view: name,
        query,
        version: client.getQueryData<ViewData>(viewQueryKey(name, query))?.version,
      };
    });
    const stream: Stream = {
      hashes: [...followed.keys()],
      connection: openViewConnection(page, views, {
        onMessage: (message) => onMessage(stream, message),
        onLost: () => onLost(stream, backOff.nextMs()),
        onRefused: () => onLost(stream, backOffMs(1, refused)),
      }),
    };
    return stream;
  }

  function onLost(stream: Stream, againMs: number): void {
    current = stream === current ? undefined : current;
    next = stream === next ? undefined : next;
    if (current === undefined && next === undefined) {
      schedule(againMs);
    }
  }

  function onMessage(stream: Stream, message: ViewMessage): void {
    if (stream === next) {
      backOff.reset();
      current?.connection.close();
      current = stream;
      next = undefined;
    }
    for (const [index, update] of 'views' in message ? message.views : []) {
      take(stream.hashes[index] ?? '', update);
    }
  }

  function take(hash: string, update: ViewUpdate): void {
    const view = followed.get(hash);
    if (view !== undefined) {
      const outcome = takeUpdate(client, viewQueryKey(view.name, view.query), update);
      view.writes += outcome === 'written' ? 1 : 0;
      view.isFailed ||= 'error' in update;
    }
  }

  return {
    follow(name, query) {
      const { hash, isNew } = followed.add(name, query);
      if (isNew) {
        schedule(settleMs);
      }
      return () => {
        if (followed.remove(hash)) {
          schedule(settleMs);
        }
      };
    },
    writes: (hash) => followed.get(hash)?.writes ?? 0,
    onRead(hash) {
      if (followed.get(hash)?.isFailed === true) {
        schedule(settleMs);
      }
    },
  };
}
