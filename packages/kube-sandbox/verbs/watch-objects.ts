import type { ServerResponse } from 'node:http';
import type { RenderOptions } from '../http/render-objects.ts';
import type { ApiContext, ResourceRequest } from './api-context.ts';
import { createWatchCursor } from './watch-cursor.ts';
import { readStart } from './watch-start.ts';

const defaultTimeoutSeconds = 1800;

function readTimeoutMs(query: URLSearchParams): number {
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  return (seconds > 0 ? seconds : defaultTimeoutSeconds) * 1000;
}

/**
 * Streams the writes a client asked to see, one JSON document per line, until it leaves, its time is up or the server stops.
 * What a slow client has not read yet stays in the store's history, which all share; one that the history leaves behind is
 * told so with 410, as by a real server's watch cache.
 */
export function watchObjects(
  api: ApiContext,
  request: ResourceRequest,
  response: ServerResponse,
  render: RenderOptions,
  stop: AbortSignal,
): void {
  const { definition, query } = request;
  const start = readStart(api, request);
  const cursor = createWatchCursor({ api, request, response, render, start });

  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
    'transfer-encoding': 'chunked',
  });
  response.socket?.setNoDelay(true);
  response.flushHeaders();

  cursor.catchUp();
  response.on('drain', cursor.onDrain);
  const unsubscribe = api.store.subscribe(definition.storageKey, cursor.onEvent);
  const wantsBookmarks = query.get('allowWatchBookmarks') === 'true';
  const bookmarks = wantsBookmarks ? setInterval(cursor.sendBookmark, api.bookmarkIntervalMs) : undefined;
  const timeoutMs = readTimeoutMs(query);
  // The last one, right before the end, saves the next watch from reading again what this one has seen.
  const lastBookmark = wantsBookmarks
    ? setTimeout(cursor.sendBookmark, Math.max(0, timeoutMs - 2000))
    : undefined;
  const timeout = setTimeout(finish, timeoutMs);

  function finish(): void {
    response.end();
  }
  function cleanUp(): void {
    unsubscribe();
    clearInterval(bookmarks);
    clearTimeout(lastBookmark);
    clearTimeout(timeout);
    stop.removeEventListener('abort', finish);
  }
  stop.addEventListener('abort', finish, { once: true });
  response.on('close', cleanUp);
}
