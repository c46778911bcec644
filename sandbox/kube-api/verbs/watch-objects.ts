import type { ServerResponse } from 'node:http';
import { stringifyExact } from '#lib/domain/exact-json.ts';
import type { RenderOptions } from '../http/render-objects.ts';
import { renderObject } from '../http/render-objects.ts';
import { badRequest, expired, invalid, type Status } from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import { forbiddenField } from '../meta/field-error.ts';
import { apiVersionOf } from '../registry/resource-definition.ts';
import type { Stored, StoreEvent } from '../store/object-store.ts';
import type { ApiContext, ResourceRequest } from './api-context.ts';
import { readRevision, selectionOf } from './selection.ts';

const defaultTimeoutSeconds = 1800;

interface Shown {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  stored: Stored;
}

/** What a watch with a selector shows of a write: entering its view is an addition, leaving it a deletion. */
function shownEvent(event: StoreEvent, matches: (object: ApiObject) => boolean): Shown | undefined {
  const before = event.previous !== undefined && matches(event.previous.object);
  const after = event.type !== 'DELETED' && matches(event.current.object);
  if (after) return { type: before ? 'MODIFIED' : 'ADDED', stored: event.current };
  if (!before) return undefined;
  // What left the view is shown as it was, stamped with the revision of the write that took it away.
  if (event.type === 'DELETED' || !event.previous) return { type: 'DELETED', stored: event.current };
  const { object } = event.previous;
  const stamped = { ...object, metadata: { ...object.metadata, resourceVersion: String(event.revision) } };
  const { apiVersion, kind, metadata, ...rest } = stamped;
  return {
    type: 'DELETED',
    stored: {
      revision: event.revision,
      object: stamped,
      json: stringifyExact({ apiVersion, kind, metadata, ...rest }),
    },
  };
}

interface WatchStart {
  /** Events after this revision are sent. */
  revision: number;
  /** Show what is there as additions first. */
  initial: boolean;
  /** Close the initial additions with an annotated bookmark. */
  markInitialEnd: boolean;
}

function readStart(api: ApiContext, request: ResourceRequest): WatchStart {
  const { query } = request;
  const revision = readRevision(request);
  const send = query.get('sendInitialEvents');
  const match = query.get('resourceVersionMatch');
  const refuse = (field: string, detail: string): Error =>
    invalid('meta.k8s.io', 'ListOptions', '', [forbiddenField(field, detail)]);
  if (send !== null) {
    if (send !== 'true' && send !== 'false')
      throw badRequest(`sendInitialEvents: Invalid value: ${JSON.stringify(send)}: must be true or false`);
    if (match !== 'NotOlderThan')
      throw refuse(
        'resourceVersionMatch',
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      );
    if (query.get('allowWatchBookmarks') !== 'true')
      throw refuse('allowWatchBookmarks', 'sendInitialEvents requires bookmarks');
    return {
      revision: send === 'true' ? api.store.revision : (revision ?? api.store.revision),
      initial: send === 'true',
      markInitialEnd: send === 'true',
    };
  }
  if (match) throw refuse('resourceVersionMatch', 'resourceVersionMatch is forbidden for watch');
  if (revision === undefined || revision === 0)
    return { revision: api.store.revision, initial: true, markInitialEnd: false };
  return { revision, initial: false, markInitialEnd: false };
}

function readTimeoutMs(query: URLSearchParams): number {
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  return (seconds > 0 ? seconds : defaultTimeoutSeconds) * 1000;
}

function bookmarkJson(
  request: ResourceRequest,
  revision: number,
  initialEnd: boolean,
  metaOnly: boolean,
): string {
  const { definition } = request;
  const annotations = initialEnd ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {};
  const metadata = { resourceVersion: String(revision), creationTimestamp: null, ...annotations };
  const kind = metaOnly ? 'PartialObjectMetadata' : definition.kind;
  const apiVersion = metaOnly ? 'meta.k8s.io/v1' : apiVersionOf(definition);
  return JSON.stringify({ kind, apiVersion, metadata });
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
  const { definition, query, namespace } = request;
  const matches = selectionOf(request);
  const start = readStart(api, request);
  let sentRevision = start.revision;
  let isFirst = true;
  let hasRoom = true;

  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
    'transfer-encoding': 'chunked',
  });
  response.socket?.setNoDelay(true);
  response.flushHeaders();

  function write(type: string, json: string): void {
    // between end and close a timer may still fire
    if (!response.writableEnded) hasRoom = response.write(`{"type":"${type}","object":${json}}\n`);
  }

  function show({ type, stored }: Shown): void {
    write(type, renderObject(definition, stored, { ...render, now: api.now() }, isFirst));
    isFirst = false;
  }

  function showEvent(event: StoreEvent): void {
    sentRevision = event.revision;
    if (namespace && event.namespace !== namespace) return;
    const shown = shownEvent(event, matches);
    if (shown) show(shown);
  }

  function onEvent(event: StoreEvent): void {
    if (event.revision > sentRevision && hasRoom) showEvent(event);
  }

  function fail(status: Status): void {
    write('ERROR', JSON.stringify(status));
    response.end();
  }

  function bookmark(initialEnd: boolean): void {
    const { as } = render.negotiated;
    const revision = Math.max(sentRevision, start.revision);
    if (as !== 'Table') write('BOOKMARK', bookmarkJson(request, revision, initialEnd, as !== undefined));
  }

  const initial = start.initial
    ? api.store.list(definition.storageKey, { namespace, limit: 0, matches }).items
    : [];
  let shownInitial = 0;
  let owesInitialEnd = start.markInitialEnd;

  function catchUp(): void {
    hasRoom = true;
    for (let stored = initial[shownInitial]; stored && hasRoom; stored = initial[shownInitial]) {
      show({ type: 'ADDED', stored });
      shownInitial += 1;
    }
    if (hasRoom && owesInitialEnd) {
      owesInitialEnd = false;
      bookmark(true);
    }
    while (hasRoom && !response.writableEnded) {
      if (sentRevision < api.store.oldestWatchRevision) {
        fail(expired(`too old resource version: ${sentRevision} (${api.store.oldestWatchRevision})`).status);
        return;
      }
      const event = api.store.eventAfter(definition.storageKey, sentRevision);
      if (!event) return;
      showEvent(event);
    }
  }

  catchUp();
  response.on('drain', () => {
    if (!hasRoom) catchUp();
  });
  const unsubscribe = api.store.subscribe(definition.storageKey, onEvent);
  const wantsBookmarks = query.get('allowWatchBookmarks') === 'true';
  const bookmarks = wantsBookmarks ? setInterval(sendBookmark, api.bookmarkIntervalMs) : undefined;
  const timeoutMs = readTimeoutMs(query);
  // The last one, right before the end, saves the next watch from reading again what this one has seen.
  const lastBookmark = wantsBookmarks ? setTimeout(sendBookmark, Math.max(0, timeoutMs - 2000)) : undefined;
  const timeout = setTimeout(finish, timeoutMs);

  function sendBookmark(): void {
    if (!hasRoom) return;
    sentRevision = Math.max(sentRevision, api.store.durableRevision);
    bookmark(false);
  }
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
