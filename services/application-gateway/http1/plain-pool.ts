import type { CallControl, Receiver, Upstream, UpstreamCall } from '../upstream/upstream.ts';
import { type ConnectionOwner, PlainConnection, type PlainPoolOptions } from './plain-connection.ts';
import { PooledCall } from './pooled-call.ts';

/** Methods that may be sent again where a kept connection turned out to be closed (RFC 9110, 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);

/**
 * Connections to one target over plain TCP, for calls whose body is in memory. It reads only what is certain: an unclear
 * response is an error.
 */
export class PlainPool implements Upstream, ConnectionOwner {
  readonly #options: PlainPoolOptions;
  readonly #idle: PlainConnection[] = [];
  readonly #waiting: PooledCall[] = [];
  readonly #open = new Set<PlainConnection>();

  constructor(options: PlainPoolOptions) {
    this.#options = options;
  }

  /** Number of open connections, and of those that wait for a call. */
  get size(): { open: number; idle: number } {
    return { open: this.#open.size, idle: this.#idle.length };
  }

  get busy(): boolean {
    return this.#open.size > this.#idle.length || this.#waiting.length > 0;
  }

  send(call: UpstreamCall, receiver: Receiver): CallControl {
    const pooled = new PooledCall(call, receiver);
    this.#place(pooled);
    return pooled;
  }

  #place(pooled: PooledCall): void {
    const connection = this.#takeIdle();
    if (connection !== undefined) {
      connection.start(pooled);
    } else if (this.#open.size < this.#options.connections) {
      this.#connect().start(pooled);
    } else {
      this.#waiting.push(pooled);
    }
  }

  #takeIdle(): PlainConnection | undefined {
    for (;;) {
      const connection = this.#idle.pop();
      if (connection === undefined || connection.keptUntilMs > this.#options.nowMs()) {
        return connection;
      }
      connection.destroy();
    }
  }

  #connect(): PlainConnection {
    const connection = new PlainConnection(this, this.#options);
    this.#open.add(connection);
    return connection;
  }

  /** A connection is free for another call. */
  release(connection: PlainConnection): void {
    let next = this.#waiting.shift();
    while (next?.aborted) {
      next = this.#waiting.shift();
    }
    if (next === undefined) {
      this.#idle.push(connection);
    } else {
      connection.start(next);
    }
  }

  /** A connection has ended, with this call on it that has seen no response. */
  lost(connection: PlainConnection, pooled: PooledCall | undefined, error: Error): void {
    this.#open.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) {
      this.#idle.splice(at, 1);
    }
    if (pooled !== undefined && !pooled.aborted) {
      const { method } = pooled.call;
      if (connection.used && pooled.restarts === 0 && idempotent.has(method)) {
        pooled.restarts++;
        pooled.connection = undefined;
        this.#connect().start(pooled);
      } else {
        pooled.receiver.onError(error);
      }
    }
    const next = this.#waiting.shift();
    if (next !== undefined && !next.aborted) {
      this.#place(next);
    }
  }

  /** Closes connections that were kept long enough. */
  sweep(): void {
    const nowMs = this.#options.nowMs();
    for (const connection of this.#idle.filter(({ keptUntilMs }) => keptUntilMs <= nowMs)) {
      connection.destroy();
    }
  }

  destroy(): void {
    for (const connection of this.#open) {
      connection.destroy();
    }
  }
}
