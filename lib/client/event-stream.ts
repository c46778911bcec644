import type { QueryClient } from '@tanstack/react-query';
import { createBackOff } from '#lib/back-off.ts';
import type { LiveChange, LiveHello, LivePosition } from '#lib/domain/kubernetes/live-change.ts';
import { patchObjects, startStreamAt } from './live-cache.ts';
import { openWatchConnection, type WatchConnection } from './watch-connection.ts';

/** Many pages lose their console in the same moment: not all are to come back in the same one. */
const interrupted = { firstMs: 250, longestMs: 5_000, spread: [0.75, 1] } as const;

/**
 * Opens the tab's one event stream and keeps it open: changes go into the query cache. After an interruption it goes on from where it was, or has everything on screen loaded again.
 * @returns the way to close it.
 */
export function openEventStream(client: QueryClient): () => void {
  let connection: WatchConnection | undefined;
  let position: LivePosition | undefined;
  const backOff = createBackOff(interrupted);
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;

  function disconnect(): void {
    connection?.close();
    connection = undefined;
    clearTimeout(reconnectTimer);
  }

  function reconnect(): void {
    disconnect();
    reconnectTimer = setTimeout(connect, backOff.nextMs());
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

  function connect(): void {
    connection = openWatchConnection(position, {
      onHello,
      onChanges,
      onLost: reconnect,
      onUnanswered: reconnect,
    });
  }

  connect();
  return disconnect;
}
