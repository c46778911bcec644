import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';

const stallMs = 30_000;

/**
 * Ends connections that have taken no byte for `timeoutMs` although some wait for them. A connection on which nothing waits
 * may be silent for as long as it likes.
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
