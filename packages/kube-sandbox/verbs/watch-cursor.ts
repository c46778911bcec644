import type { ServerResponse } from 'node:http';
import { stringifyExact } from 'kube-text/exact-json';
import { type RenderOptions, renderObject } from '../http/render-objects.ts';
import { expired, type Status } from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import { apiVersionOf } from '../registry/resource-definition.ts';
import type { Stored, StoreEvent } from '../store/object-store.ts';
import type { ApiContext, ResourceRequest } from './api-context.ts';
import { selectionOf } from './selection.ts';
import type { WatchStart } from './watch-start.ts';

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

export interface WatchCursorOptions {
  api: ApiContext;
  request: ResourceRequest;
  response: ServerResponse;
  render: RenderOptions;
  start: WatchStart;
}

export interface WatchCursor {
  /** Sends what there is to send, until the client has no room for more. */
  catchUp(): void;
  /** A write that has just happened. */
  onEvent(event: StoreEvent): void;
  /** The client has read on. */
  onDrain(): void;
  sendBookmark(): void;
}

/** How far one watch has got, and what it sends next. */
export function createWatchCursor(options: WatchCursorOptions): WatchCursor {
  const { api, request, response, render, start } = options;
  const { definition, namespace } = request;
  const matches = selectionOf(request);
  const initial = start.initial
    ? api.store.list(definition.storageKey, { namespace, limit: 0, matches }).items
    : [];
  let shownInitial = 0;
  let owesInitialEnd = start.markInitialEnd;
  let sentRevision = start.revision;
  let isFirst = true;
  let hasRoom = true;

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

  function fail(status: Status): void {
    write('ERROR', JSON.stringify(status));
    response.end();
  }

  function bookmark(initialEnd: boolean): void {
    const { as } = render.negotiated;
    const revision = Math.max(sentRevision, start.revision);
    if (as !== 'Table') write('BOOKMARK', bookmarkJson(request, revision, initialEnd, as !== undefined));
  }

  function showInitial(): void {
    for (let stored = initial[shownInitial]; stored && hasRoom; stored = initial[shownInitial]) {
      show({ type: 'ADDED', stored });
      shownInitial += 1;
    }
    if (hasRoom && owesInitialEnd) {
      owesInitialEnd = false;
      bookmark(true);
    }
  }

  function catchUp(): void {
    hasRoom = true;
    showInitial();
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

  return {
    catchUp,
    onEvent(event) {
      if (event.revision > sentRevision && hasRoom) showEvent(event);
    },
    onDrain() {
      if (!hasRoom) catchUp();
    },
    sendBookmark() {
      if (!hasRoom) return;
      sentRevision = Math.max(sentRevision, api.store.durableRevision);
      bookmark(false);
    },
  };
}
