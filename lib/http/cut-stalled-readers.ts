import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';

const stallMs = 15_000;

/**
 * Ends connections that take no byte although some wait for them, once that has lasted for twice `timeoutMs` at most: Node looks
 * each time whether anything went out since it looked last. A connection on which nothing waits may be silent for as long as it
 * likes.
 */
export function cutStalledReaders(server: Server | TlsServer, timeoutMs = stallMs): void {
  server.timeout = timeoutMs;
  // Node tells of no progress in either direction; with a listener it ends no connection by itself
  server.on('timeout', (socket) => {
    if (socket.writableLength > 0) {
      socket.destroy();
    }
  });
}
