import type { ViewMessage, ViewRequest } from '#lib/domain/view/view-messages.ts';
import { type ApiError, errorOf } from './api.ts';
import { parseAnswer } from './exact-text.ts';

/** The server sends a beat every 15 s: after this long without any message the connection is dead. */
const silenceMs = 20_000;

export interface ViewConnectionEvents {
  onMessage(message: ViewMessage): void;
  /** It broke off, was silent for too long, or there was nobody to answer. */
  onLost(): void;
  /** The console serves none to this page. */
  onRefused(error: ApiError): void;
}

export interface ViewConnection {
  close(): void;
}

/** Opens one connection for what becomes of views; none follows it by itself. */
export function openViewConnection(
  page: string,
  views: readonly (ViewRequest & { version?: string | undefined })[],
  events: ViewConnectionEvents,
): ViewConnection {
  const abort = new AbortController();
  let isOver = false;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  function end(tell?: () => void): void {
    if (!isOver) {
      isOver = true;
      clearTimeout(silenceTimer);
      abort.abort();
      tell?.();
    }
  }

  function listenForSilence(): void {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => end(events.onLost), silenceMs);
  }

  async function run(): Promise<void> {
    const answer = await fetch('/api/views/stream', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ page, views }),
      cache: 'no-store',
      signal: abort.signal,
    });
    if (!answer.ok) {
      const error = errorOf(answer.status, await answer.text());
      end(() => events.onRefused(error));
      return;
    }
    for await (const line of linesOf(answer)) {
      if (isOver) {
        return;
      }
      listenForSilence();
      const message = (await parseAnswer(line)) as ViewMessage;
      if (!isOver) {
        events.onMessage(message);
      }
    }
    end(events.onLost);
  }

  listenForSilence();
  run().catch(() => end(events.onLost));
  return { close: () => end() };
}

async function* linesOf(answer: Response): AsyncGenerator<string> {
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
