import type { Duplex } from 'node:stream';
import type { RawHeaders } from '../http1/header-name.ts';
import type { ReplayableBody } from './replayable-body.ts';

/** Who made a request, and the way back. */
export interface Caller {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly host: string;
  readonly headers: RawHeaders;
  /** In memory where it came whole with the head, null where there is none. */
  readonly body: Buffer | ReplayableBody | null;
  /** Known to say nothing that two servers could understand differently. */
  readonly plain: boolean;
  /** Protocol that the caller wants to change to. */
  readonly upgrade: string | undefined;
  /** Can be given fields behind a body. */
  readonly takesTrailers: boolean;
  /** Told when the caller takes more, and when it has left. */
  listener: CallerListener | undefined;
  /** Whether the answer has begun. */
  readonly begun: boolean;
  begin(status: number, reason: string, headers: RawHeaders): void;
  /** @returns false: no more until `onDrain`. */
  write(part: Buffer): boolean;
  /** @param trailers fields behind the body; they go where its framing has room for them. */
  end(trailers: RawHeaders): void;
  /** Ends the connection, so that nobody takes what came for the whole answer. */
  breakOff(): void;
  /** Answers 101 and joins the two connections. */
  join(headers: RawHeaders, socket: Duplex): void;
}

export interface CallerListener {
  onDrain(): void;
  onGone(): void;
}
