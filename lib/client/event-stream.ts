import type { QueryClient } from '@tanstack/react-query';
import { parseExact } from 'kube-text/exact-json';
import { backOffMs, createBackOff } from '#lib/back-off.ts';
import {
  formatPosition,
  type LiveChange,
  type LiveHello,
  type LivePosition,
  type LiveSource,
} from '#lib/domain/kubernetes/live-change.ts';
import { consoleAnswers } from './ask-console.ts';
import { onConnectionCheck } from './connection-check.ts';
import { noteHeard, setFreshness } from './freshness.ts';
import { patchObjects, startStreamAt } from './live-cache.ts';
import { whyRefused } from './why-refused.ts';

/** Many pages lose their console in the same moment: not all are to come back in the same one. */
const interrupted = { firstMs: 250, longestMs: 5_000, spread: [0.75, 1] } as const;
/** A console that refuses is asked again after this long and up to half as much more. */
const refused = { firstMs: 10_000, spread: [1, 1.5] } as const;
/** The server sends a beat every 15 s: after this long without any message the connection is dead. */
const silenceMs = 20_000;
/** A stream that is interrupted for longer is no hiccup: the console is gone. */
const goneMs = 1_500;

/**
 * Opens the tab's one event stream and keeps it open: changes go into the query cache, interruptions into the
 * freshness store. After an interruption it goes on from where it was, or has everything on screen loaded again.
 * @returns the way to close it.
 */
export function openEventStream(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let position: LivePosition | undefined;
  const backOff = createBackOff(interrupted);
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  let asking: Promise<unknown> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let goneTimer: ReturnType<typeof setTimeout> | undefined;

  function listenForSilence(): void {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(reconnect, silenceMs);
  }

  function disconnect(): void {
    source?.close();
    source = undefined;
    asking = undefined;
    clearTimeout(silenceTimer);
    clearTimeout(reconnectTimer);
  }

  function setInterrupted(): void {
    if (goneTimer === undefined) {
      setFreshness('reconnecting');
      goneTimer = setTimeout(() => setFreshness('gone'), goneMs);
    }
  }

  function endInterruption(): void {
    clearTimeout(goneTimer);
    goneTimer = undefined;
  }

  function reconnect(): void {
    disconnect();
    setInterrupted();
    reconnectTimer = setTimeout(connect, backOff.nextMs());
  }

  /** A stream that ended before its first message was refused, or there is nobody to answer. */
  async function onUnanswered(path: string): Promise<void> {
    disconnect();
    const asked = whyRefused(path);
    asking = asked;
    const refusal = await asked;
    if (asking !== asked) {
      return;
    }
    if (refusal === undefined) {
      reconnect();
      return;
    }
    endInterruption();
    setFreshness('refused', `${refusal.message} ${refusal.hint ?? ''}`.trim());
    reconnectTimer = setTimeout(connect, backOffMs(1, refused));
  }

  function onHello(hello: LiveHello): void {
    const lost = hello.reset || position?.epoch !== hello.position.epoch;
    position = hello.position;
    backOff.reset();
    if (lost) {
      startStreamAt(client, hello.position);
    }
  }

  function onChanges(changes: LiveChange[]): void {
    const last = changes.at(-1);
    if (position === undefined || last === undefined) {
      return;
    }
    position = { epoch: position.epoch, seq: last.seq };
    patchObjects(client, position.epoch, changes);
  }

  function onSource({ connected }: LiveSource): void {
    endInterruption();
    setFreshness(connected ? 'live' : 'stale');
    if (connected) {
      void client.refetchQueries({
        queryKey: ['objects'],
        predicate: ({ state }) => state.status === 'error',
      });
    }
  }

  function connect(): void {
    const since = position === undefined ? '' : `?since=${encodeURIComponent(formatPosition(position))}`;
    const path = `/api/watch${since}`;
    const opened = new EventSource(path);
    source = opened;
    asking = undefined;
    let begun = false;
    function on<T>(name: string, handle: (data: T) => void): void {
      opened.addEventListener(name, (event) => {
        begun = true;
        noteHeard();
        listenForSilence();
        handle(parseExact((event as MessageEvent<string>).data) as T);
      });
    }
    on<LiveHello>('hello', onHello);
    on<LiveChange[]>('changes', onChanges);
    on<LiveSource>('source', onSource);
    on<number>('beat', () => undefined);
    // the browser's own retry has no back-off and hides its attempts
    opened.onerror = () => (begun ? reconnect() : void onUnanswered(path));
    listenForSilence();
  }

  /** What the browser says of its network, and a request without an answer, are reasons to look; neither is the truth. */
  async function check(): Promise<void> {
    backOff.reset();
    const checked = source;
    if (checked === undefined) {
      clearTimeout(reconnectTimer);
      connect();
    } else if (!(await consoleAnswers()) && source === checked) {
      reconnect();
    }
  }

  const onNetwork = () => void check();
  connect();
  const endChecks = onConnectionCheck(onNetwork);
  window.addEventListener('online', onNetwork);
  window.addEventListener('offline', onNetwork);
  return () => {
    endChecks();
    window.removeEventListener('online', onNetwork);
    window.removeEventListener('offline', onNetwork);
    endInterruption();
    disconnect();
  };
}
