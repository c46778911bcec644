import type { Duplex, Readable } from 'node:stream';
import type { RawHeaders } from '../http1/header-name.ts';

/** One call to a target. */
export interface UpstreamCall {
  method: string;
  /** Path and query. */
  path: string;
  /** Without framing: the length of a body in memory is added, that of a stream must be here where it is known. */
  headers: RawHeaders;
  body: Buffer | Readable | null;
  /** Protocol to change to. */
  upgrade: string | undefined;
}

/** Learns what becomes of a call. After `onEnd`, `onError` or `onUpgrade` nothing more comes. */
export interface Receiver {
  onHead(status: number, reason: string, headers: RawHeaders): void;
  /** @returns false: no more until `resume`. */
  onBody(part: Buffer): boolean;
  /** @param trailers fields that came behind the body. */
  onEnd(trailers: RawHeaders): void;
  onError(error: Error): void;
  onUpgrade(headers: RawHeaders, socket: Duplex): void;
}

/** Holds a call that is under way. */
export interface CallControl {
  resume(): void;
  /** Ends the call at once; the receiver is told nothing more. */
  abort(): void;
}

/** Sends calls to one target. */
export interface Upstream {
  send(call: UpstreamCall, receiver: Receiver): CallControl;
}
