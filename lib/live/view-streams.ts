import type { Viewer } from '#lib/domain/access/viewer.ts';
import { message } from '#lib/domain/texts/message.ts';
import type { ViewRequest } from '#lib/domain/view/view-messages.ts';
import { MooringError } from '#lib/errors.ts';
import type { LiveWatches } from './live-watches.ts';
import type { ViewHub } from './view-hub.ts';
import { createViewReader, type ViewReader } from './view-reader.ts';

export interface ViewStreamsOptions {
  hub: Pick<ViewHub, 'watch'>;
  watches: Pick<LiveWatches, 'connected' | 'subscribe'>;
  /** Pages that are served at once. */
  maxPages: number;
  beatMs?: number;
}

export interface ViewStreamRequest {
  /** The same for all streams of one page. */
  page: string;
  views: readonly (ViewRequest & { version?: string | undefined })[];
}

/**
 * The console's streams, one for each page that is open: `hello`, then `views` that have changed, `source` when the Kubernetes API is
 * lost or found, and a `beat`, because a silent connection may be a dead one. Who takes nothing from one beat to the next is cut off.
 */
export interface ViewStreams {
  /** Pages that are served now. */
  readonly pages: number;
  /** @throws MooringError UNAVAILABLE when there are as many pages as may be. */
  open(request: ViewStreamRequest, viewer: Viewer): ReadableStream<Uint8Array>;
}

export function createViewStreams(options: ViewStreamsOptions): ViewStreams {
  const { hub, watches, maxPages, beatMs = 15_000 } = options;
  const pages = new Map<string, Set<ViewReader>>();
  let beatTimer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;

  function each(run: (reader: ViewReader) => void): void {
    for (const reader of [...pages.values()].flatMap((readers) => [...readers])) {
      run(reader);
    }
  }

  function sendBeat(): void {
    each((reader) => {
      if (!reader.beat()) {
        reader.cut();
      }
    });
  }

  function enter(page: string, reader: ViewReader): void {
    if (pages.size === 0) {
      beatTimer = setInterval(sendBeat, beatMs);
      unsubscribe = watches.subscribe({ onSource: () => each(({ wake }) => wake()) });
    }
    const readers = pages.get(page) ?? new Set();
    // the stream that takes the place of another is there before that one goes; a third is one too many
    const [first] = readers.size > 1 ? readers : [];
    pages.set(page, readers.add(reader));
    first?.cut();
  }

  function leave(page: string, reader: ViewReader): void {
    const readers = pages.get(page);
    readers?.delete(reader);
    if (readers?.size === 0) {
      pages.delete(page);
    }
    if (pages.size === 0) {
      clearInterval(beatTimer);
      unsubscribe?.();
    }
  }

  return {
    get pages() {
      return pages.size;
    },
    open({ page, views }, viewer) {
      if (pages.size >= maxPages && !pages.has(page)) {
        throw new MooringError('UNAVAILABLE', message('errors.tooManyPages', { count: maxPages }), {
          hint: message('errors.tooManyPagesHint'),
        });
      }
      const isConnected = () => watches.connected;
      const onEnd = () => leave(page, reader);
      const reader = createViewReader({ hub, viewer, views, isConnected, onEnd });
      enter(page, reader);
      return reader.body;
    },
  };
}
