import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { ViewRequest } from '#lib/domain/view/view-messages.ts';
import { versionOf } from './kept-view.ts';
import type { ViewHub, WatchedView } from './view-hub.ts';

export interface ViewReaderOptions {
  hub: Pick<ViewHub, 'watch'>;
  viewer: Viewer;
  /** With the version that the page has. */
  views: readonly (ViewRequest & { version?: string | undefined })[];
  /** Whether the Kubernetes API is heard. */
  isConnected(): boolean;
  /** Called once, when it is over. */
  onEnd(): void;
}

/** One stream to one page. */
export interface ViewReader {
  /** What the connection sends. */
  readonly body: ReadableStream<Uint8Array>;
  /** There may be something to say. */
  wake(): void;
  /** The page is to hear something soon. Says whether it has taken what it was given since the last time. */
  beat(): boolean;
  /** Ends the stream. */
  cut(): void;
}

interface Watching {
  view: WatchedView | undefined;
  version: string | undefined;
  isChanged: boolean;
}

const encoder = new TextEncoder();

/**
 * Lines of JSON, ViewMessages. A line is made when the connection has room for it, from what is true then: a page that reads slowly
 * is told less often, and nothing piles up for it.
 */
export function createViewReader(options: ViewReaderOptions): ViewReader {
  const { hub, viewer, views, isConnected, onEnd } = options;
  const watching = views.map(({ version }): Watching => ({ view: undefined, version, isChanged: false }));
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let asking: (() => void) | undefined;
  let isOpen = true;
  let owesBeat = false;
  let toldConnected: boolean | undefined;

  function end(): void {
    if (isOpen) {
      isOpen = false;
      for (const { view } of watching) {
        view?.release();
      }
      onEnd();
    }
  }

  function nextMessage(): string | undefined {
    const connected = isConnected();
    if (toldConnected !== connected) {
      const name = toldConnected === undefined ? 'hello' : 'source';
      toldConnected = connected;
      return JSON.stringify({ [name]: { connected } });
    }
    const updates = watching.flatMap((one, index) => updateOf(one, index) ?? []);
    if (updates.length > 0) {
      return `{"views":[${updates.join(',')}]}`;
    }
    return owesBeat ? '{"beat":true}' : undefined;
  }

  function give(): void {
    const message = asking === undefined || !isOpen ? undefined : nextMessage();
    if (message !== undefined) {
      owesBeat = false;
      controller?.enqueue(encoder.encode(`${message}\n`));
      const taken = asking;
      asking = undefined;
      taken?.();
    }
  }

  async function watch(one: Watching, request: ViewRequest): Promise<void> {
    const onChange = () => {
      one.isChanged = true;
      give();
    };
    const view = await hub.watch(request, viewer, onChange);
    if (isOpen) {
      one.view = view;
      onChange();
    } else {
      view.release();
    }
  }

  views.forEach(({ view, query }, index) => {
    // what is wrong with a question was said when it was read
    watch(watching[index] as Watching, { view, query }).catch(() => undefined);
  });

  return {
    body: new ReadableStream<Uint8Array>(
      {
        start(given) {
          controller = given;
        },
        pull() {
          return new Promise((resolve) => {
            asking = resolve;
            give();
          });
        },
        cancel: end,
      },
      new CountQueuingStrategy({ highWaterMark: 0 }),
    ),
    wake: give,
    beat() {
      const hasTaken = !owesBeat;
      owesBeat = true;
      give();
      return hasTaken;
    },
    cut() {
      if (isOpen) {
        end();
        controller?.close();
      }
    },
  };
}

/** What a page is told of one view: its place and the update; undefined where nothing has changed. */
function updateOf(watching: Watching, index: number): string | undefined {
  const { view, version, isChanged } = watching;
  if (view === undefined || !isChanged) {
    return undefined;
  }
  watching.isChanged = false;
  const update = view.updateFrom(version);
  watching.version = versionOf(view.state());
  return update === undefined ? undefined : `[${index},${update}]`;
}
