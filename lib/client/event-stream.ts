import type { QueryClient } from '@tanstack/react-query';
import { backOffMs, createBackOff } from '#lib/back-off.ts';
import type { LiveChange, LiveHello, LivePosition, LiveSource } from '#lib/domain/kubernetes/live-change.ts';
import { consoleAnswers } from './ask-console.ts';
import { onConnectionCheck } from './connection-check.ts';
import { setFreshness } from './freshness.ts';
import { createInterruption } from './interruption.ts';
import { patchObjects, startStreamAt } from './live-cache.ts';
import { openWatchConnection, type WatchConnection } from './watch-connection.ts';
import { whyRefused } from './why-refused.ts';

/** Many pages lose their console in the same moment: not all are to come back in the same one. */
const interrupted = { firstMs: 250, longestMs: 5_000, spread: [0.75, 1] } as const;
/** A console that refuses is asked again after this long and up to half as much more. */
const refused = { firstMs: 10_000, spread: [1, 1.5] } as const;

/**
 * Opens the tab's one event stream and keeps it open: changes go into the query cache, interruptions into the
 * freshness store. After an interruption it goes on from where it was, or has everything on screen loaded again.
 * @returns the way to close it.
 */
export function openEventStream(client: QueryClient): () => void {
  let connection: WatchConnection | undefined;
  let position: LivePosition | undefined;
  const backOff = createBackOff(interrupted);
  const interruption = createInterruption();
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  let asking: Promise<unknown> | undefined;

  function disconnect(): void {
    connection?.close();
    connection = undefined;
    asking = undefined;
    clearTimeout(reconnectTimer);
  }

  function reconnect(): void {
    disconnect();
    interruption.begin();
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
    interruption.end();
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
    interruption.end();
    setFreshness(connected ? 'live' : 'stale');
    if (connected) {
      loadFailedAgain(client);
    }
  }

  function connect(): void {
    asking = undefined;
    connection = openWatchConnection(position, {
      onHello,
      onChanges,
      onSource,
      onLost: reconnect,
      onUnanswered: (path) => void onUnanswered(path),
    });
  }

  /** What the browser says of its network, and a request without an answer, are reasons to look; neither is the truth. */
  async function check(): Promise<void> {
    backOff.reset();
    const checked = connection;
    if (checked === undefined) {
      clearTimeout(reconnectTimer);
      connect();
    } else if (!(await consoleAnswers()) && connection === checked) {
      reconnect();
    }
  }

  connect();
  const endChecks = onNetworkDoubt(() => void check());
  return () => {
    endChecks();
    interruption.end();
    disconnect();
  };
}

function loadFailedAgain(client: QueryClient): void {
  void client.refetchQueries({ queryKey: ['objects'], predicate: ({ state }) => state.status === 'error' });
}

/** @returns the way out. */
function onNetworkDoubt(check: () => void): () => void {
  const endChecks = onConnectionCheck(check);
  window.addEventListener('online', check);
  window.addEventListener('offline', check);
  return () => {
    endChecks();
    window.removeEventListener('online', check);
    window.removeEventListener('offline', check);
  };
}
