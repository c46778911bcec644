import type { CallControl, Receiver, UpstreamCall } from '../upstream/upstream.ts';

/** What a call needs of the connection that it is on. */
interface CallConnection {
  resume(): void;
  destroy(): void;
}

/** A call in a pool: waiting for a connection, or on one. */
export class PooledCall implements CallControl {
  readonly call: UpstreamCall;
  readonly receiver: Receiver;
  connection: CallConnection | undefined;
  aborted = false;
  /** How often a connection ended before it took the call. */
  restarts = 0;

  constructor(call: UpstreamCall, receiver: Receiver) {
    this.call = call;
    this.receiver = receiver;
  }

  resume(): void {
    this.connection?.resume();
  }

  abort(): void {
    this.aborted = true;
    this.connection?.destroy();
  }
}
