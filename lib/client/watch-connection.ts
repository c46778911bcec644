import { parseExact } from 'kube-text/exact-json';
import {
  formatPosition,
  type LiveChange,
  type LiveHello,
  type LivePosition,
} from '#lib/domain/kubernetes/live-change.ts';

/** The server sends a beat every 15 s: after this long without any message the connection is dead. */
const silenceMs = 20_000;

export interface WatchEvents {
  onHello(hello: LiveHello): void;
  onChanges(changes: LiveChange[]): void;
  /** It broke off after its first message, or was silent for too long. */
  onLost(): void;
  /** It ended before its first message. */
  onUnanswered(): void;
}

export interface WatchConnection {
  close(): void;
}

/**
 * Opens one connection for the console's events; none follows it by itself.
 * @param since what the page knows already; undefined: the stream starts now.
 */
export function openWatchConnection(since: LivePosition | undefined, events: WatchEvents): WatchConnection {
  const query = since === undefined ? '' : `?since=${encodeURIComponent(formatPosition(since))}`;
  const path = `/api/watch${query}`;
  const source = new EventSource(path);
  let begun = false;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  function listenForSilence(): void {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(events.onLost, silenceMs);
  }

  function on<T>(name: string, handle: (data: T) => void): void {
    source.addEventListener(name, (event) => {
      begun = true;
      listenForSilence();
      handle(parseExact((event as MessageEvent<string>).data) as T);
    });
  }

  on<LiveHello>('hello', events.onHello);
  on<LiveChange[]>('changes', events.onChanges);
  on<object>('source', () => undefined);
  on<number>('beat', () => undefined);
  // the browser's own retry has no back-off and hides its attempts
  source.onerror = () => (begun ? events.onLost() : events.onUnanswered());
  listenForSilence();
  return {
    close() {
      source.close();
      clearTimeout(silenceTimer);
    },
  };
}
